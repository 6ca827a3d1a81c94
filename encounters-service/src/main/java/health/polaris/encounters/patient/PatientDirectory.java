package health.polaris.encounters.patient;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds, makes, corrects and merges patients (contracts/encounters.md §7.3, §7.4). Identifiers are unique among
 * patients that stand for themselves because whoever writes them holds their locks.
 */
@Service
public class PatientDirectory {

    private static final Logger log = LoggerFactory.getLogger(PatientDirectory.class);

    private final PatientRepository patients;

    PatientDirectory(PatientRepository patients) {
        this.patients = patients;
    }

    /** The patient with this NHS number; only if there is none, the one with this MRN. */
    @Transactional(readOnly = true)
    public Optional<Patient> match(@Nullable String nhsNumber, @Nullable String hospitalNumber) {
        return withNhsNumber(nhsNumber).or(() -> withHospitalNumber(hospitalNumber));
    }

    /** Follows who was merged away to the patient that remained. */
    @Transactional(readOnly = true)
    public Optional<Patient> withNhsNumber(@Nullable String nhsNumber) {
        return nhsNumber == null
                ? Optional.empty()
                : patients.findSurvivorsByNhsNumber(nhsNumber).stream().findFirst();
    }

    /** Follows who was merged away to the patient that remained. */
    @Transactional(readOnly = true)
    public Optional<Patient> withHospitalNumber(@Nullable String hospitalNumber) {
        return hospitalNumber == null
                ? Optional.empty()
                : patients.findSurvivorsByHospitalNumber(hospitalNumber).stream()
                        .findFirst();
    }

    /** The patient with this uuid, or the one that remained after it was merged away. */
    @Transactional(readOnly = true)
    public Optional<Patient> survivorOf(String uuid) {
        return patients.findSurvivorByUuid(uuid);
    }
}

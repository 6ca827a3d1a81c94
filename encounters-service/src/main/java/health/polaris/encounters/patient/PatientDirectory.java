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

    @Transactional(propagation = Propagation.MANDATORY)
    public Patient create(PatientDetails details) {
        return patients.saveAndFlush(new Patient(details));
    }

    /**
     * Corrects a patient.
     *
     * @param late the news is older than what is known, and only fills gaps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(Patient patient, PatientDetails told, boolean late) {
        PatientDetails mayBeWritten = told.identifiedBy(
                ownNhsNumber(patient, told.nhsNumber()), ownHospitalNumber(patient, told.hospitalNumber()));
        if (late) {
            patient.fillGaps(mayBeWritten);
        } else {
            patient.learn(mayBeWritten);
        }
    }

    /** From now on the identifiers of the one lead to the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merge(Patient old, Patient survivor) {
        old.mergeInto(survivor);
        patients.flush();
    }

    /**
     * An identifier that anybody else holds is not written. Another patient's would make two patients answer to one
     * identifier; that of somebody merged into this patient leads here already, and would displace the current one.
     */
    private @Nullable String ownNhsNumber(Patient patient, @Nullable String nhsNumber) {
        boolean others = nhsNumber != null
                && !nhsNumber.equals(patient.nhsNumber())
                && patients.existsByNhsNumberAndUuidNot(nhsNumber, patient.uuid());
        return others ? refused("NHS number", patient) : nhsNumber;
    }

    private @Nullable String ownHospitalNumber(Patient patient, @Nullable String hospitalNumber) {
        boolean others = hospitalNumber != null
                && !hospitalNumber.equals(patient.hospitalNumber())
                && patients.existsByHospitalNumberAndUuidNot(hospitalNumber, patient.uuid());
        return others ? refused("MRN", patient) : hospitalNumber;
    }

    private static @Nullable String refused(String kind, Patient patient) {
        log.info("The {} of a message is not given to patient {}: another one holds it", kind, patient.uuid());
        return null;
    }
}

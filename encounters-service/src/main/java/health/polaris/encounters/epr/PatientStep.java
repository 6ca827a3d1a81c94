package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.Encounters;
import health.polaris.encounters.patient.Patient;
import health.polaris.encounters.patient.PatientDetails;
import health.polaris.encounters.patient.PatientDirectory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The patient of a message: found or made, corrected, and joined by those merged into it. */
@Component
class PatientStep {

    private static final Logger log = LoggerFactory.getLogger(PatientStep.class);

    private final PatientDirectory patients;
    private final PatientRecencies recencies;
    private final Encounters encounters;

    PatientStep(PatientDirectory patients, PatientRecencies recencies, Encounters encounters) {
        this.patients = patients;
        this.recencies = recencies;
        this.encounters = encounters;
    }

    /** @param late the message is older than what is known of the patient */
    record Result(Patient patient, boolean late) {}

    Result apply(EprMessage message) {
        PatientDetails told = message.patient().details();
        Optional<Patient> known = patients.match(told.nhsNumber(), told.hospitalNumber());
        Patient patient = known.orElseGet(() -> patients.create(told));
        PatientRecency recency = recencies.findById(patient.uuid()).orElseGet(() -> new PatientRecency(patient.uuid()));
        boolean late = recency.provesLate(message.order());
        if (!late) {
            recency.spokeOfPatient(message.order());
            recencies.save(recency);
        }
        if (known.isPresent()) {
            patients.update(patient, told, late);
        }
        merge(message, patient);
        return new Result(patient, late);
    }

    /** A34, A40: however late, two patients that are one stay one (contracts/encounters.md §7.4). */
    private void merge(EprMessage message, Patient survivor) {
        PatientNews news = message.patient();
        if (!news.merges()) {
            return;
        }
        Optional<Patient> byNhsNumber = patients.withNhsNumber(news.previousNhsNumber());
        Optional<Patient> byHospitalNumber = patients.withHospitalNumber(news.previousHospitalNumber());
        Map<String, Patient> others = new LinkedHashMap<>();
        Stream.of(byNhsNumber, byHospitalNumber)
                .flatMap(Optional::stream)
                .filter(found -> !found.uuid().equals(survivor.uuid()))
                .forEach(found -> others.put(found.uuid(), found));
        others.values().forEach(old -> merge(old, survivor, message.identity()));
        if (others.isEmpty()) {
            leaveStub(
                    news.details()
                            .identifiedBy(
                                    byNhsNumber.isPresent() ? null : news.storablePreviousNhsNumber(),
                                    byHospitalNumber.isPresent() ? null : news.storablePreviousHospitalNumber()),
                    survivor);
        }
    }

    private void merge(Patient old, Patient survivor, MessageIdentity message) {
        patients.merge(old, survivor);
        int moved = encounters.merge(old.recordUuid(), survivor.recordUuid(), survivor.uuid(), message.uuid());
        log.info("Merged patient {} into {}, with {} encounters", old.uuid(), survivor.uuid(), moved);
    }

    /** Nobody ever heard of the old identifiers; from now on they lead to the survivor. */
    private void leaveStub(PatientDetails underOldIdentifiers, Patient survivor) {
        if (underOldIdentifiers.nhsNumber() == null && underOldIdentifiers.hospitalNumber() == null) {
            log.info("The patients of a merge are one already: {}", survivor.uuid());
            return;
        }
        patients.merge(patients.create(underOldIdentifiers), survivor);
    }
}

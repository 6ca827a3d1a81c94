package health.polaris.encounters.epr.patient;

import health.polaris.encounters.encounter.EncounterService;
import health.polaris.encounters.epr.message.EprMessage;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.epr.message.PatientNews;
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

/** A34, A40: however late, two patients that are one stay one (contracts/encounters.md §7.4). */
@Component
class MergeStep {

    private static final Logger log = LoggerFactory.getLogger(MergeStep.class);

    private final PatientDirectory patients;
    private final EncounterService encounters;

    MergeStep(PatientDirectory patients, EncounterService encounters) {
        this.patients = patients;
        this.encounters = encounters;
    }

    /** Whom the previous identifiers lead to: each is looked up by itself, since both may not lead to the same (W4). */
    private record Previous(Optional<Patient> byNhsNumber, Optional<Patient> byHospitalNumber) {

        Map<String, Patient> without(Patient survivor) {
            Map<String, Patient> others = new LinkedHashMap<>();
            Stream.of(byNhsNumber, byHospitalNumber)
                    .flatMap(Optional::stream)
                    .filter(found -> !found.uuid().equals(survivor.uuid()))
                    .forEach(found -> others.put(found.uuid(), found));
            return others;
        }

        /** The patient under those previous identifiers that lead to nobody. */
        PatientDetails unknown(PatientNews news) {
            return news.details()
                    .identifiedBy(
                            byNhsNumber.isPresent() ? null : news.storablePreviousNhsNumber(),
                            byHospitalNumber.isPresent() ? null : news.storablePreviousHospitalNumber());
        }
    }

    void apply(EprMessage message, Patient survivor) {
        PatientNews news = message.patient();
        if (!news.merges()) {
            return;
        }
        Previous previous = new Previous(
                patients.withNhsNumber(news.previousNhsNumber()),
                patients.withHospitalNumber(news.previousHospitalNumber()));
        Map<String, Patient> others = previous.without(survivor);
        others.values().forEach(old -> merge(old, survivor, message.identity()));
        if (others.isEmpty()) {
            leaveStub(previous.unknown(news), survivor);
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

package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.EncounterRecency;
import health.polaris.encounters.encounter.EncounterRecencyRepository;
import health.polaris.encounters.encounter.EncounterRepository;
import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.encounters.epr.message.Visit;
import health.polaris.encounters.patient.Patient;
import health.polaris.encounters.patient.PatientDirectory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The encounters with a visit number, and what messages have said of them. */
@Component
class KnownVisits {

    private final EncounterRepository encounters;
    private final EncounterRecencyRepository recencies;
    private final PatientDirectory patients;

    KnownVisits(EncounterRepository encounters, EncounterRecencyRepository recencies, PatientDirectory patients) {
        this.encounters = encounters;
        this.recencies = recencies;
        this.patients = patients;
    }

    /** First the one that is not deleted, then the one deleted last; held until the transaction ends. */
    List<KnownVisit> find(String visitNumber, Patient patient, MessageOrder message) {
        List<Encounter> found = encounters.lockByVisitNumber(visitNumber);
        Map<String, EncounterRecency> last =
                recencies.findAllById(found.stream().map(Encounter::uuid).toList()).stream()
                        .collect(Collectors.toMap(EncounterRecency::encounterUuid, Function.identity()));
        return found.stream()
                .map(encounter -> new KnownVisit(
                        encounter, isOf(patient, encounter), Lateness.of(message, last.get(encounter.uuid()))))
                .toList();
    }

    /** From now on this message is the last one that spoke of whatever it spoke of in time. */
    void remember(Encounter encounter, Visit visit, MessageOrder message, Lateness late) {
        EncounterRecency recency =
                recencies.findById(encounter.uuid()).orElseGet(() -> new EncounterRecency(encounter.uuid()));
        if (!late.stay()) {
            recency.spokeOfStay(message);
        }
        if (!late.existence()) {
            recency.spokeOfExistence(message);
        }
        if (!late.discharge() && visit.speaksOfDischarge()) {
            recency.spokeOfDischarge(message);
        }
        recencies.save(recency);
    }

    private boolean isOf(Patient patient, Encounter encounter) {
        String owner = encounter.patientUuid();
        return owner.equals(patient.uuid())
                || patients.survivorOf(owner)
                        .filter(survivor -> survivor.uuid().equals(patient.uuid()))
                        .isPresent();
    }
}

package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Admissions, transfers, discharges, cancellations, merges, corrections and resends, as an EPR sends them. */
class EprDayStory {

    private final Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
    private final Api encounters =
            Installation.encounters().as(Installation.system("read:send_encounter", "read:send_patient"));

    @Test
    void aStayFromAdmissionToDischarge() {
        Stay stay = Stay.fresh();
        for (int message = 0; message < Stay.MESSAGES; message++) {
            assertThat(Epr.code(epr.post(stay.hl7(message)).expect(200))).isEqualTo("AA");
        }
        Awaitility.await("the discharge")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> encounter(stay).hasNonNull("discharged_at"));
        assertThat(encounter(stay).path("location_history")).hasSize(Stay.MESSAGES - 2);
    }

    @Test
    void aCancelledAdmissionDisappearsAndCanComeBack() {
        Stay stay = Stay.fresh();
        epr.sendUntilAcknowledged(stay.hl7(0));
        awaitEncounters(stay, 1);
        epr.sendUntilAcknowledged(stay.hl7("A11", 1));
        awaitEncounters(stay, 0);
        epr.sendUntilAcknowledged(stay.hl7("A01", 2));
        awaitEncounters(stay, 1);
    }

    @Test
    void aMergeMovesTheStayToTheSurvivingPatient() {
        Stay stay = Stay.fresh();
        Stay survivor = Stay.fresh();
        epr.sendUntilAcknowledged(stay.hl7(0));
        epr.sendUntilAcknowledged(survivor.hl7(0));
        awaitEncounters(stay, 1);
        awaitEncounters(survivor, 1);
        epr.sendUntilAcknowledged(survivor.merging(stay));
        Awaitility.await("the stay to belong to the survivor")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> encounter(stay)
                        .path("patient_uuid")
                        .equals(encounter(survivor).path("patient_uuid")));
    }

    @Test
    void aRefusedMessageMayBeCorrectedUnderItsControlId() {
        Stay stay = Stay.fresh();
        String wrong = stay.hl7(0).replace("|INPATIENT|", "|WAITLIST|");
        assertThat(Epr.code(epr.post(wrong).expect(200))).isEqualTo("AE");
        assertThat(Epr.code(epr.post(stay.hl7(0)).expect(200))).isEqualTo("AA");
        assertThat(Epr.code(epr.post(stay.hl7(0)).expect(200))).isEqualTo("AR");
        awaitEncounters(stay, 1);
    }

    @Test
    void twentyClientsWithOneMessageGetOneAcceptance() throws Exception {
        String message = Stay.fresh().hl7(0);
        Callable<String> client = () -> Epr.code(epr.post(message).expect(200));
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = clients.invokeAll(
                    IntStream.range(0, 20).mapToObj(number -> client).toList());
            int accepted = 0;
            for (Future<String> answer : answers) {
                accepted += answer.get().equals("AA") ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    private JsonNode encounter(Stay stay) {
        return found(stay).path(0);
    }

    private JsonNode found(Stay stay) {
        return encounters
                .get("/dhos/v2/encounter?epr_encounter_id=" + stay.visit())
                .expect(200)
                .json();
    }

    private void awaitEncounters(Stay stay, int number) {
        Awaitility.await(number + " encounters of the visit")
                .atMost(Ward.UNTIL_KNOWN)
                .until(() -> found(stay).size() == number);
    }
}

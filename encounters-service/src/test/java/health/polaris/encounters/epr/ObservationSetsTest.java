package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Observation sets get their encounter and their patient on their way out (contracts/encounters.md §6). */
class ObservationSetsTest extends EprTest {

    private final String observationSet = UUID.randomUUID().toString();

    @Autowired
    ObservationSetsTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void addsEncounterPatientAndTheLocationsCodeAndKeepsTheRest() {
        bus.process(admission()
                .at("N-Ward 4", "Bay 2", "Bed 1")
                .patient("date_of_birth", "1971-02-28")
                .nhs(Envelope.newNhsNumber()));
        Stored.EncounterRow encounter = stored.visit(visit);
        bus.publish(EprBus.OBSERVATION_SETS, null, body(encounter.uuid()));

        JsonNode data = published().getFirst().path("actions").get(0).path("data");
        assertThat(data.path("observation_set").path("record_time").asString())
                .isEqualTo("2024-05-03T09:02:11.004+00:00");
        assertThat(data.path("note").asString()).isEqualTo("kept");
        assertThat(data.path("encounter").path("uuid").asString()).isEqualTo(encounter.uuid());
        assertThat(data.path("encounter").path("epr_encounter_id").asString()).isEqualTo(visit);
        assertThat(data.path("encounter").path("admitted_at").asString()).isEqualTo("2024-05-03T08:15:00.000+00:00");
        assertThat(data.path("encounter").path("location_ods_code").asString()).isEqualTo("N-Ward 4:Bay 2:Bed 1");
        JsonNode patient = data.path("patient");
        assertThat(patient.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid", "first_name", "last_name", "dob", "sex", "hospital_number", "nhs_number");
        assertThat(patient.path("uuid").asString())
                .isEqualTo(stored.patient(mrn).uuid());
        assertThat(patient.path("dob").asString()).isEqualTo("1971-02-28");
    }

    @Test
    void publishesOnceWhatIsDeliveredTwice() {
        bus.process(admission());
        String encounter = stored.visit(visit).uuid();
        String messageId = UUID.randomUUID().toString();
        bus.publish(EprBus.OBSERVATION_SETS, messageId, body(encounter));
        bus.publish(EprBus.OBSERVATION_SETS, messageId, body(encounter));
        assertThat(published()).hasSize(1);
        bus.publish(EprBus.OBSERVATION_SETS, UUID.randomUUID().toString(), body(encounter));

        Awaitility.await().until(() -> published().size() > 1);
        assertThat(published()).hasSize(2);
    }

    @Test
    void theLocalPatientAndPlaceOfAClientAreLeftOut() {
        String encounter = stored.admit("P-" + mrn, "R-" + mrn, "2024-05-03T07:00:00Z", null);
        bus.publish(EprBus.OBSERVATION_SETS, null, body(encounter));

        JsonNode data = published().getFirst().path("actions").get(0).path("data");
        assertThat(data.has("patient")).isFalse();
        assertThat(data.path("encounter").path("location_ods_code").isNull()).isTrue();
    }

    @Test
    void deletedAndUnknownEncountersAreDeadLetters() {
        bus.process(admission());
        bus.process(admission().sentAgain().encounter("admission_cancelled", true));
        bus.publish(EprBus.OBSERVATION_SETS, null, body(stored.visit(visit).uuid()));

        GetResponse deadLetter = bus.deadLetter(observationSet);
        assertThat(String.valueOf(deadLetter.getProps().getHeaders().get("polaris-reason")))
                .isEqualTo("encounter unknown or deleted");

        bus.publish(EprBus.OBSERVATION_SETS, null, body("nobody-" + mrn));
        assertThat(bus.deadLetter("nobody-" + mrn)).isNotNull();
    }

    private List<JsonNode> published() {
        return Awaitility.await()
                .until(
                        () -> bus.heard(EprBus.OBSERVATION_SETS_WITH_ENCOUNTER, observationSet),
                        found -> !found.isEmpty());
    }

    private String body(String encounterUuid) {
        return """
                {"actions": [{"name": "process_observation_set", "data": {"note": "kept", "observation_set": {
                 "uuid": "%s", "encounter_id": "%s", "record_time": "2024-05-03T09:02:11.004+00:00"}}}]}
                """.formatted(observationSet, encounterUuid);
    }
}

package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import health.polaris.encounters.epr.EprBus.Outcome;
import health.polaris.encounters.epr.Stored.EncounterRow;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Delivered twice, refused, put back, done again (contracts/encounters.md §7.9 to §7.11). */
class DeliveryTest extends EprTest {

    private static final String ENVELOPE =
            "envelope invalid: actions: send a list of actions, each an object with name and data";

    private final KnownMessages inbox;
    private final ScheduledAnnotationBeanPostProcessor schedule;

    @Autowired
    DeliveryTest(ApplicationContext context, KnownMessages inbox, ScheduledAnnotationBeanPostProcessor schedule) {
        super(context);
        this.schedule = schedule;
        this.inbox = inbox;
    }

    @Test
    void doesOnceWhatIsDeliveredTwice() {
        Envelope first = admission();
        bus.process(first);
        bus.process(admission().sentAgain().encounter("encounter_type", "DAYCASE"));
        EncounterRow before = stored.visit(visit);

        bus.publish(first);
        bus.process(person().sentAgain());

        assertThat(stored.visit(visit)).isEqualTo(before);
        assertThat(bus.outcomesSoFar(first.uuid())).hasSize(1);
    }

    @Test
    void doesTheSameContentUnderANewUuidWithoutTrace() {
        Envelope message = admission().encounter("discharged_at", "2024-05-09T10:00:00.000Z");
        bus.process(message);
        EncounterRow before = stored.visit(visit);
        bus.process(message.sentAgain());

        assertThat(stored.visit(visit)).isEqualTo(before);
        assertThat(stored.locationsLeft(before.uuid())).isEmpty();
    }

    @Test
    void doesAMessageAgainWhenAnOperatorWantsItAndOnlyOncePerRequest() {
        Envelope message = admission();
        bus.process(message);

        bus.publish(message.head("reprocess", 1).encounter("encounter_type", "DAYCASE"));
        bus.outcomes(message.uuid(), 2);
        assertThat(stored.visit(visit).encounterType()).isEqualTo("DAYCASE");

        bus.publish(message.head("reprocess", 1));
        bus.publish(message);
        bus.process(person().sentAgain());
        assertThat(bus.outcomesSoFar(message.uuid())).hasSize(2);
        assertThat(fact(message.uuid())).containsEntry("reprocess", 1L).containsEntry("told", "processed");
    }

    @Test
    void aRefusedMessageLeavesNothingButItsOutcomeAndADeadLetter() {
        String stranger = Envelope.newMrn();
        Envelope refused =
                admission().mrn(stranger).at("W-" + stranger, "Bay 1", null).patient("last_name", 5);
        String reason = "field of wrong type or format: last_name: send a text without U+0000, or leave it out";

        assertThat(bus.send(refused)).isEqualTo(new Outcome("rejected", reason));

        GetResponse deadLetter = bus.deadLetter(refused.uuid());
        assertThat(new String(deadLetter.getBody(), StandardCharsets.UTF_8)).isEqualTo(refused.json());
        assertThat(deadLetter.getEnvelope().getRoutingKey()).isEqualTo(EprBus.ACTIONS);
        assertThat(deadLetter.getProps().getCorrelationId()).isEqualTo("request-1");
        assertThat(headers(deadLetter))
                .containsEntry("polaris-queue", "encounters.epr-actions")
                .containsEntry("polaris-reason", reason)
                .containsEntry("polaris-attempts", "1")
                .containsKeys("polaris-exception", "polaris-failed-at");
        assertThat(stored.patientsWithMrn(stranger)).isEmpty();
        assertThat(stored.countWhere("epr_location", "ods_code", "W-" + stranger))
                .isZero();
        assertThat(row(refused.uuid())).containsEntry("outcome", "rejected");
        assertThat(stored.countWhere("fact", "id", refused.uuid())).isZero();
    }

    @Test
    void aRefusedMessageThatIsMendedAndPutBackIsDone() {
        Envelope refused = admission().patient("last_name", 5);
        bus.send(refused);
        bus.requeue(bus.deadLetter(refused.uuid()));
        assertThat(bus.outcomes(refused.uuid(), 2).getLast().outcome()).isEqualTo("rejected");

        bus.publish(refused.patient("last_name", "EXAMPLE"));

        assertThat(bus.outcomes(refused.uuid(), 3).getLast()).isEqualTo(new Outcome("processed", ""));
        assertThat(stored.countWhere("epr_message", "message_uuid", refused.uuid()))
                .isZero();
        assertThat(fact(refused.uuid())).containsEntry("told", "processed");
    }

    @Test
    void whatCanNotBeReadGoesToTheDeadLettersAlone() {
        String brokenOff = UUID.randomUUID().toString();
        bus.publish("{\"note\": \"" + brokenOff);
        assertThat(headers(bus.deadLetter(brokenOff)).get("polaris-reason")).startsWith("body unreadable");

        String nameless = UUID.randomUUID().toString();
        bus.publish("{\"note\": \"" + nameless + "\", \"actions\": []}");
        assertThat(headers(bus.deadLetter(nameless)))
                .containsEntry(
                        "polaris-reason",
                        "message uuid missing: dhos_connector_message_uuid: publish the message with the uuid under which"
                                + " the connector keeps it");
    }

    @Test
    void envelopesThatAreNoneAreRefusedByUuid() {
        String uuid = UUID.randomUUID().toString();
        String head = "{\"dhos_connector_message_uuid\": \"" + uuid + "\"";
        bus.publish(head + "}");
        bus.outcomes(uuid, 1);
        bus.publish(head + ", \"actions\": [{\"name\": \"process_patient\", \"data\": null}]}");
        bus.outcomes(uuid, 2);
        bus.publish(head + ", \"actions\": [{\"name\": \"process_location\", \"data\": {}}]}");

        assertThat(bus.outcomes(uuid, 3))
                .containsExactly(
                        new Outcome("rejected", ENVELOPE),
                        new Outcome("rejected", ENVELOPE),
                        new Outcome(
                                "rejected",
                                "process_patient missing: actions: send an action process_patient with the numbers of the"
                                        + " patient"));
    }

    @Test
    void noDetailOfAPatientIsInAReason() {
        Envelope refused = person().mrn(null).nhs("1234567890");
        Outcome outcome = bus.send(refused);

        assertThat(outcome.reason()).doesNotContain("1234567890");
        assertThat(headers(bus.deadLetter(refused.uuid())).toString()).doesNotContain("1234567890");
    }

    @Test
    void messagesAreForgottenAfterTheirRetention() {
        Envelope old = admission().patient("last_name", 5);
        Envelope young = old.sentAgain();
        bus.send(old);
        bus.send(young);
        JdbcClient jdbc = stored.jdbc();
        jdbc.sql("update epr_message set received_at = now() - interval '91 days' where message_uuid = ?")
                .param(old.uuid())
                .update();

        inbox.purge();

        assertThat(schedule.getScheduledTasks())
                .extracting(Object::toString)
                .anyMatch(task -> task.contains("KnownMessages.purge"));

        assertThat(stored.countWhere("epr_message", "message_uuid", old.uuid())).isZero();
        assertThat(stored.countWhere("epr_message", "message_uuid", young.uuid()))
                .isEqualTo(1);
    }

    @Test
    void timesWithOffsetsAreUnderstood() {
        bus.process(admission().encounter("admitted_at", "2024-05-03T09:15:00+01:00"));
        assertThat(stored.visit(visit).admittedAt()).isEqualTo("2024-05-03T08:15:00Z");
    }

    private Map<String, @Nullable Object> row(String messageUuid) {
        return stored.jdbc()
                .sql(
                        "select reprocess, outcome, coalesce(reason, '') as reason from epr_message where message_uuid = ?")
                .param(messageUuid)
                .query()
                .singleRow();
    }

    private Map<String, @Nullable Object> fact(String messageUuid) {
        return stored.jdbc()
                .sql("select reprocess, told from fact where id = ?")
                .param(messageUuid)
                .query()
                .singleRow();
    }

    private static Map<String, String> headers(GetResponse deadLetter) {
        return deadLetter.getProps().getHeaders().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}

package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of a feed that was paused come behind later ones: that is nobody's mistake, and they stand where they were sent. */
class HeldMessagesTest extends EprTest {

    private static final Path GOLDEN = Path.of("../event-bus/src/test/resources/events/epr-actions-message.json");

    private final MeterRegistry meters;
    private double before;

    @Autowired
    HeldMessagesTest(ApplicationContext context) {
        super(context);
        meters = context.getBean(MeterRegistry.class);
    }

    @BeforeEach
    void count() {
        before = overtaken();
    }

    private double overtaken() {
        return meters.counter("polaris.epr.overtaken").count();
    }

    /** Of this test's patient and visit, and its outcome. */
    private String send(long sequence, String sentAt, String lastName, boolean held) throws IOException {
        String uuid = UUID.randomUUID().toString();
        ObjectNode body = (ObjectNode) JsonMapper.shared()
                .readTree(Files.readString(GOLDEN).replace("5550142", mrn).replace("E-20240311-7", visit));
        body.put("dhos_connector_message_uuid", uuid).put("sequence", sequence).put("sent_at", sentAt);
        ObjectNode message = (ObjectNode) body.get("message");
        message.put("sent_at", sentAt)
                .putNull("sent_until")
                .put("event_time", sentAt)
                .put("acknowledged_at", "2026-11-28T04:00:00.000Z")
                .put("content_digest", uuid);
        ObjectNode person = (ObjectNode) message.path("persons").get(0);
        person.put("family_name", lastName).remove("merge");
        ((ArrayNode) person.get("identifiers")).remove(1);
        ((ObjectNode) person.get("visit")).remove("account");
        if (held) {
            message.put("held", true);
        }
        bus.publish(body.toString());
        EprBus.Outcome outcome = bus.outcome(uuid);
        return outcome.outcome() + " " + outcome.reason();
    }

    @Test
    void areNotTakenForOvertaken() throws IOException {
        assertThat(send(902, "2026-11-28T03:40:00.000Z", "NEWER", false)).isEqualTo("processed ");
        assertThat(send(901, "2026-11-28T03:20:00.000Z", "OLDER", true)).isEqualTo("processed late");
        assertThat(overtaken()).isEqualTo(before);
        assertThat(stored.patient(mrn).lastName()).isEqualTo("NEWER");
    }

    @Test
    void othersAre() throws IOException {
        send(912, "2026-11-28T03:40:00.000Z", "NEWER", false);
        send(911, "2026-11-28T03:20:00.000Z", "OLDER", false);
        assertThat(overtaken()).isGreaterThan(before);
    }
}

package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.OtlpReceiver.Received;
import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/**
 * Somebody looks where a message spends its time: one trace from the EPR to the encounter and back to the outcome, over
 * HTTP and over MLLP, alone and among many; and nothing of a patient in it.
 */
@DisabledIfEnvironmentVariable(
        named = "POLARIS_CONNECTOR_URL",
        matches = ".+",
        disabledReason = "its own services would share the broker of the installation")
class TracedMessageStory {

    private static final int PATIENTS = 20;
    private static final int AT_ONCE = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Each span but the first goes on from the one before. */
    private static final List<String> ROAD = List.of(
            "connector-service publish dhos.24891000000101",
            "encounters-service process encounters.epr-actions",
            "encounters-service publish dhos.hl7_message.processed",
            "connector-service process connector.message-outcomes");

    private final OtlpReceiver collector = new OtlpReceiver();

    @Test
    void oneTraceFollowsEachMessageFromTheEprToItsOutcome() throws IOException {
        int mllpPort = FreePorts.next();
        Map<String, String> settings = new HashMap<>(collector.settings());
        settings.put("MLLP_PORT", Integer.toString(mllpPort));
        try (collector;
                Replicas replicas = new Replicas(settings)) {
            Replica connector = replicas.start("connector", "connector-traced", Suite.ROOT);
            replicas.start("encounters", "encounters-traced", Suite.ROOT);
            Stay overHttp = Stay.fresh();
            Stay overMllp = Stay.fresh();
            List<Stay> many = Stream.generate(Stay::fresh).limit(PATIENTS).toList();
            List<Api> there = List.of(connector.api());
            try (Feeder feeder = new Feeder(() -> there)) {
                feeder.send(overHttp.hl7(0));
                new MllpRoad(mllpPort).deliver(overMllp.hl7(0));
                new Told(replicas.database()).awaitProcessed(2);
                feeder.feed(many, 0, Stay.MESSAGES, AT_ONCE);
            }
            int messages = 2 + PATIENTS * Stay.MESSAGES;
            new Told(replicas.database()).awaitProcessed(messages);

            Awaitility.await("every message to have its whole road")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    roots().filter(this::isFollowedToItsOutcome).toList())
                            .hasSize(messages));
            assertThat(roots().map(root -> root.span().getName()).collect(Collectors.toSet()))
                    .isEqualTo(Set.of("POST /dhos/v1/message", "MLLP message"));
            assertNamesNobody(
                    Stream.concat(Stream.of(overHttp, overMllp), many.stream()).toList());
        }
    }

    private Stream<Received> roots() {
        return collector.spans().stream()
                .filter(each -> each.span().getParentSpanId().isEmpty());
    }

    private boolean isFollowedToItsOutcome(Received root) {
        Received last = root;
        for (String step : ROAD) {
            Received before = last;
            List<Received> next = collector.spans().stream()
                    .filter(each -> each.isChildOf(before))
                    .filter(each -> (each.service() + " " + each.span().getName()).equals(step))
                    .toList();
            if (next.size() != 1) {
                return false;
            }
            last = next.getFirst();
        }
        return true;
    }

    private void assertNamesNobody(List<Stay> stays) {
        String all = collector.spans().toString();
        assertThat(all).contains("polaris.message").doesNotContain("Unlucky", "19700101", "WARD N");
        assertThat(stays).allSatisfy(stay -> assertThat(all).doesNotContain(stay.mrn(), stay.visit()));
    }
}

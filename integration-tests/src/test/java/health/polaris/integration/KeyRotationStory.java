package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.security.HmacToken;
import health.polaris.integration.Replicas.Replica;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.TestEnvironment;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/**
 * {@code HS_KEY} is changed as docs/operating.md says (Changing HS_KEY): in three turns, replica by replica. An operator and a
 * tablet call both replicas all the time, with every token that has not ended, and none of them is refused.
 */
@DisabledIfEnvironmentVariable(
        named = "POLARIS_CONNECTOR_URL",
        matches = ".+",
        disabledReason = "its own services would share the broker of the installation")
class KeyRotationStory {

    private static final String OLD = TestEnvironment.HS_KEY;
    private static final String NEW =
            "the next key for tests, which is as long as production asks for: 64 bytes and more";
    private static final String DEVICES = "/dhos/v1/device";

    private static final List<Turn> TURNS = List.of(new Turn(OLD, NEW), new Turn(NEW, OLD), new Turn(NEW, ""));

    /** Those that have not ended. */
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();
    private final Set<Integer> served = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    private record Turn(String signs, String alsoAccepted) {

        Map<String, String> settings() {
            return Map.of("HS_KEY", signs, "HS_KEY_ALSO_ACCEPTED", alsoAccepted);
        }
    }

    @Test
    void noTokenIsRefusedWhileTheKeyIsChanged() throws Exception {
        try (Replicas replicas = new Replicas(Map.of("HS_KEY", OLD))) {
            List<Replica> both = Stream.of("keys-1", "keys-2")
                    .map(name -> replicas.start("messages", name, Suite.ROOT))
                    .toList();
            tokens.add(operator(OLD));
            Ward.Tablet tablet = activated(both.getFirst().api());
            Thread callers = Thread.ofVirtual().start(() -> callAllTheTime(both));
            for (Turn turn : TURNS) {
                if (turn.equals(TURNS.getLast())) {
                    theOldTokensHaveEnded(tablet, both);
                }
                for (Replica replica : both) {
                    replica.process().terminate();
                    replica.process().launch(turn.settings());
                    replica.process().awaitReady();
                    tokens.add(token(tablet, replica.api()));
                    assertServed(both);
                }
                if (turn.signs().equals(NEW)) {
                    tokens.add(operator(NEW));
                }
            }
            assertServed(both);
            over = true;
            callers.join();
            both.forEach(replica -> replica.api().as(operator(OLD)).get(DEVICES).expect(403));
        }
        assertThat(refused).isEmpty();
        assertThat(served).as("tokens that were good").hasSizeGreaterThan(5);
    }

    /** As {@code JWT_LONGEST_LIFE} after the second turn; the tablet has got another by then. */
    private void theOldTokensHaveEnded(Ward.Tablet tablet, List<Replica> both) {
        List<String> made = List.of(operator(NEW), token(tablet, both.getFirst().api()));
        tokens.addAll(made);
        tokens.retainAll(made);
    }

    private void assertServed(List<Replica> both) {
        for (Replica replica : both) {
            tokens.forEach(token -> replica.api().as(token).get(DEVICES).expect(200));
        }
    }

    /** Whoever is being restarted answers nobody; the other one does. */
    private void callAllTheTime(List<Replica> both) {
        while (!over) {
            for (Replica replica : both) {
                for (String token : tokens) {
                    try {
                        Answer answer = replica.api().as(token).get(DEVICES);
                        if (answer.status() == 200) {
                            served.add(token.hashCode());
                        } else if (answer.status() < 500 && tokens.contains(token)) {
                            refused.add(answer);
                        }
                    } catch (UncheckedIOException away) {
                        // Asked again soon.
                    }
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String operator(String key) {
        return new HmacToken(Installation.issuer(), Installation.issuer(), key)
                .issue(
                        Map.of("system_id", "operator-7"),
                        Set.of("read:send_device", "write:send_device"),
                        Duration.ofHours(1));
    }

    /** With the code of its activation, which stays the same. */
    private static String token(Ward.Tablet tablet, Api messages) {
        return messages.with("x-authorisation-code", tablet.authorisationCode())
                .get(DEVICES + "/" + tablet.deviceId() + "/jwt")
                .expect(200)
                .json()
                .path("jwt")
                .asString();
    }

    private static Ward.Tablet activated(Api messages) {
        Api operator = messages.as(operator(OLD));
        String device = operator.post(DEVICES, Map.of("location_id", "ward", "description", "bay 1"))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        JsonNode activation = operator.post(DEVICES + "/" + device + "/activation", null)
                .expect(200)
                .json();
        String code = messages.post(
                        "/dhos/v1/activation/" + activation.path("code").asString() + "?type=send_entry", null)
                .expect(200)
                .json()
                .path("authorisation_code")
                .asString();
        return new Ward.Tablet(device, code);
    }
}

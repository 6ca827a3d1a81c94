package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.contract.RoutingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** deploy/rabbitmq/definitions.json has what the services declare, and accounts that reach what each of them needs. */
class BrokerDefinitionsTest {

    private static final Path FILE = Path.of("../deploy/rabbitmq/definitions.json");
    private static final Set<String> EXCHANGES =
            Set.of(Topology.EVENT_EXCHANGE, Topology.RETRY_EXCHANGE, Topology.DEAD_LETTER_EXCHANGE);
    private static final Set<String> OF_ALL = Set.of(Topology.RETRY_QUEUE, Topology.ERROR_QUEUE);
    private static final String DEFAULT_EXCHANGE = "amq.default";
    private static final Set<String> NOBODYS = Set.of(
            "dhosx",
            "somebody.else",
            "connector",
            "usersxrevocations",
            "#",
            "dhos.#",
            "dhosxD9000001",
            "dhos.DM0000021");

    private final JsonNode definitions;

    BrokerDefinitionsTest() throws IOException {
        this.definitions = JsonMapper.shared().readTree(Files.readString(FILE));
    }

    private Stream<JsonNode> all(String kind) {
        return definitions.path(kind).valueStream();
    }

    @Test
    void queuesAreThoseThatTheServicesDeclare() {
        Map<String, JsonNode> queues = all("queues")
                .collect(Collectors.toMap(queue -> queue.path("name").asString(), queue -> queue.path("arguments")));
        Set<String> expected = Arrays.stream(PolarisQueue.values())
                .map(PolarisQueue::queueName)
                .collect(Collectors.toCollection(HashSet::new));
        expected.addAll(OF_ALL);

        assertThat(queues).containsOnlyKeys(expected);
        for (PolarisQueue queue : PolarisQueue.values()) {
            assertThat(queues.get(queue.queueName()))
                    .as(queue.queueName())
                    .isEqualTo(tree(queue.arguments(BrokerKind.RABBITMQ)));
        }
        assertThat(queues.get(Topology.RETRY_QUEUE)).isEqualTo(tree(Topology.retryArguments(BrokerKind.RABBITMQ)));
        assertThat(queues.get(Topology.ERROR_QUEUE)).isEqualTo(tree(Map.of()));
    }

    private static JsonNode tree(Map<String, ?> arguments) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(arguments));
    }

    @Test
    void soAreExchangesAndBindings() {
        Set<String> bindings = all("bindings")
                .map(binding -> "%s %s %s"
                        .formatted(
                                binding.path("source").asString(),
                                binding.path("destination").asString(),
                                binding.path("routing_key").asString()))
                .collect(Collectors.toSet());
        Set<String> expected = Arrays.stream(PolarisQueue.values())
                .flatMap(queue -> queue.routingKeys().stream().map(key -> "dhos " + queue.queueName() + " " + key))
                .collect(Collectors.toCollection(HashSet::new));
        expected.addAll(List.of("dhos-retry retry ", "dhos-dlx errors "));

        assertThat(bindings).isEqualTo(expected);
        assertThat(all("exchanges")
                        .map(exchange -> exchange.path("name").asString() + " "
                                + exchange.path("type").asString()))
                .containsExactlyInAnyOrder("dhos topic", "dhos-retry fanout", "dhos-dlx fanout");
    }

    /**
     * Queues of others are there before the service is, from the same file; what it may not declare it only looks for. Without the
     * exchange {@code dhos-retry}: what is published there the broker publishes again, and asks nobody.
     */
    @ParameterizedTest
    @MethodSource("accounts")
    void anAccountReachesWhatItsServiceNeedsAndNothingElse(Account account) {
        Set<String> letters = account.keepsLetters() ? Set.of(Topology.ERROR_QUEUE) : Set.of();
        Set<String> wayBack = account.keepsLetters() ? Set.of(DEFAULT_EXCHANGE) : Set.of();
        Set<String> events = account.publishes().isEmpty() ? Set.of() : Set.of(Topology.EVENT_EXCHANGE);

        assertThat(reached("permissions", account, "configure")).isEqualTo(account.names());
        assertThat(reached("permissions", account, "write"))
                .isEqualTo(union(account.names(), Set.of(Topology.DEAD_LETTER_EXCHANGE), events, wayBack));
        assertThat(reached("permissions", account, "read"))
                .isEqualTo(union(account.names(), Set.of(Topology.EVENT_EXCHANGE), letters));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void anAccountSaysAndHearsWhatItsServiceDoesAndNothingElse(Account account) {
        assertThat(reached("topic_permissions", account, "write")).isEqualTo(account.says());
        assertThat(reached("topic_permissions", account, "read")).isEqualTo(account.hears());
        assertThat(entry("topic_permissions", account).path("exchange").asString())
                .isEqualTo(Topology.EVENT_EXCHANGE);
    }

    /** A service that said nothing of what it publishes could publish anything, as far as its own code goes. */
    @Test
    void everyRoutingKeyIsSomebodysWhoSaysSo() {
        Set<String> fromOutside = Set.of(
                RoutingKeys.OBSERVATION_SET_CHANGED,
                RoutingKeys.CONTINUITY_OF_CARE_DOCUMENT,
                RoutingKeys.BLOOD_GLUCOSE_ALERT);

        assertThat(Account.all().filter(account -> account.publishes().isEmpty()))
                .extracting(Account::service)
                .containsExactly("telemetry");
        assertThat(union(
                        Account.all()
                                .flatMap(account -> account.publishes().stream())
                                .collect(Collectors.toSet()),
                        fromOutside))
                .isEqualTo(RoutingKeys.all());
    }

    static Stream<Account> accounts() {
        return Account.all();
    }

    @Test
    void nobodyElseHasAnAccountAndNoPasswordIsWrittenDown() {
        assertThat(all("users").map(user -> user.path("name").asString()))
                .containsExactlyInAnyOrder("polaris", "connector", "encounters", "users", "messages", "telemetry");
        assertThat(all("users").map(user -> user.path("password").asString()))
                .allMatch(text -> text.matches("@[A-Z_]+@"));
        assertThat(all("permissions")).hasSize(6);
        assertThat(all("topic_permissions")).hasSize(5);
    }

    private JsonNode entry(String kind, Account account) {
        return all(kind)
                .filter(entry -> entry.path("user").asString().equals(account.service()))
                .reduce((first, second) -> {
                    throw new AssertionError("Two entries of " + account.service());
                })
                .orElseThrow();
    }

    /** Of all names and routing keys that there are, and of some that there are not. */
    private Set<String> reached(String kind, Account account, String right) {
        Pattern permission = Pattern.compile(entry(kind, account).path(right).asString());
        Set<String> names = Arrays.stream(PolarisQueue.values())
                .map(PolarisQueue::queueName)
                .collect(Collectors.toSet());
        return union(names, EXCHANGES, OF_ALL, RoutingKeys.all(), Set.of(DEFAULT_EXCHANGE), NOBODYS).stream()
                .filter(name -> permission.matcher(name).find())
                .collect(Collectors.toSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toSet());
    }
}

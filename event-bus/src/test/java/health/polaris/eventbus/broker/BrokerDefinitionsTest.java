package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** deploy/rabbitmq/definitions.json has what the services declare, and accounts that reach what each of them needs. */
class BrokerDefinitionsTest {

    private static final Path FILE = Path.of("../deploy/rabbitmq/definitions.json");
    private static final Set<String> EXCHANGES =
            Set.of(Topology.EVENT_EXCHANGE, Topology.RETRY_EXCHANGE, Topology.DEAD_LETTER_EXCHANGE);
    private static final Set<String> OF_ALL = Set.of(Topology.RETRY_QUEUE, Topology.ERROR_QUEUE);
    private static final String DEFAULT_EXCHANGE = "amq.default";
    private static final Pattern LISTED = Pattern.compile("(?m)^ *queues: (.*)$");

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

    @ParameterizedTest
    @ValueSource(strings = {"connector", "encounters", "users", "messages", "telemetry"})
    void anAccountReachesWhatItsServiceNeedsAndNothingElse(String service) throws IOException {
        Set<String> own = named(queue -> queue.queueName().startsWith(service + "."));
        Set<String> declared = listed(service);
        Set<String> configured = union(EXCHANGES, OF_ALL, own, declared);
        // A letter goes back to the queue that it came from, whosever that is; connector-service keeps the letters.
        boolean keepsLetters = service.equals("connector");

        assertThat(reached(service, "configure")).isEqualTo(configured);
        assertThat(reached(service, "write"))
                .isEqualTo(union(configured, keepsLetters ? Set.of(DEFAULT_EXCHANGE) : Set.of()));
        assertThat(reached(service, "read"))
                .isEqualTo(union(EXCHANGES, own, keepsLetters ? Set.of(Topology.ERROR_QUEUE) : Set.of()));
    }

    @Test
    void nobodyElseHasAnAccountAndNoPasswordIsWrittenDown() {
        assertThat(all("users").map(user -> user.path("name").asString()))
                .containsExactlyInAnyOrder("polaris", "connector", "encounters", "users", "messages", "telemetry");
        assertThat(all("users").map(user -> user.path("password").asString()))
                .allMatch(text -> text.matches("@[A-Z_]+@"));
        assertThat(all("permissions")).hasSize(6);
    }

    private static Set<String> named(Predicate<PolarisQueue> which) {
        return EnumSet.allOf(PolarisQueue.class).stream()
                .filter(which)
                .map(PolarisQueue::queueName)
                .collect(Collectors.toSet());
    }

    /** {@code polaris.messaging.queues} of its settings file. */
    private static Set<String> listed(String service) throws IOException {
        String file = Files.readString(Path.of("../%1$s-service/src/main/resources/%1$s.yaml".formatted(service)));
        Matcher list = LISTED.matcher(file);
        // telemetry-service says nothing, it only hears.
        if (file.contains("publishing: false")) {
            return Set.of();
        }
        assertThat(list.find()).isTrue();
        return Stream.of(list.group(1).split(","))
                .map(name -> name.strip().replace('-', '_').toUpperCase(Locale.ROOT))
                .map(PolarisQueue::valueOf)
                .map(PolarisQueue::queueName)
                .collect(Collectors.toSet());
    }

    /** Of all names that there are. */
    private Set<String> reached(String service, String right) {
        Pattern permission = all("permissions")
                .filter(entry -> entry.path("user").asString().equals(service))
                .map(entry -> Pattern.compile(entry.path(right).asString()))
                .findFirst()
                .orElseThrow();
        return union(EXCHANGES, OF_ALL, named(queue -> true), Set.of(DEFAULT_EXCHANGE, "dhosx", "somebody.else"))
                .stream()
                .filter(name -> permission.matcher(name).find())
                .collect(Collectors.toSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toSet());
    }
}

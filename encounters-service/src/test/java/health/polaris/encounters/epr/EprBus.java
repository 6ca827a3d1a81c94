package health.polaris.encounters.epr;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The connector and everybody else on the broker: publishes messages of the EPR, hears what comes of them. */
final class EprBus {

    static final String ACTIONS = "dhos.24891000000101";
    static final String OUTCOMES = "dhos.hl7_message.processed";
    static final String ENCOUNTER_CHANGED = "dhos.DM000007";
    static final String AUDIT = "dhos.34837004";
    static final String ORPHAN_CHECK = "dhos.DM000002";
    static final String OBSERVATION_SETS = "dhos.DM000004";
    static final String OBSERVATION_SETS_WITH_ENCOUNTER = "dhos.DM000005";
    private static final List<String> QUEUES = List.of("encounters.epr-actions", "encounters.observation-sets");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final class Shared {
        static final EprBus BUS = open();
    }

    private final Connection connection;
    private final Channel channel;
    private final ConcurrentLinkedQueue<Event> heard = new ConcurrentLinkedQueue<>();

    private EprBus(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        channel.exchangeDeclare("dhos", BuiltinExchangeType.TOPIC, true);
        String queue = channel.queueDeclare().getQueue();
        for (String key : List.of(OUTCOMES, ENCOUNTER_CHANGED, AUDIT, ORPHAN_CHECK, OBSERVATION_SETS_WITH_ENCOUNTER)) {
            channel.queueBind(queue, "dhos", key);
        }
        channel.basicConsume(queue, true, (_, delivery) -> heard.add(event(delivery)), _ -> {});
        Awaitility.await().atMost(LONGEST).until(this::serviceListens);
    }

    /** One for all tests of this JVM. */
    static EprBus shared() {
        return Shared.BUS;
    }

    record Event(String routingKey, JsonNode body) {}

    record Outcome(String outcome, String reason) {}

    /** Publishes, and waits for the outcome. */
    Outcome send(Envelope message) {
        publish(message);
        return outcome(message.uuid());
    }

    /** Publishes, and makes sure that it was done. */
    void process(Envelope message) {
        Outcome outcome = send(message);
        if (!outcome.outcome().equals("processed")) {
            throw new AssertionError("Message " + outcome);
        }
    }

    void publish(Envelope message) {
        publish(message.json());
    }

    void publish(String body) {
        publish(ACTIONS, null, body);
    }

    synchronized void publish(String routingKey, @Nullable String messageId, String body) {
        try {
            channel.basicPublish(
                    "dhos",
                    routingKey,
                    new BasicProperties.Builder()
                            .contentType("application/text")
                            .deliveryMode(2)
                            .correlationId("request-1")
                            .messageId(messageId)
                            .build(),
                    body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Outcome outcome(String messageUuid) {
        return outcomes(messageUuid, 1).getLast();
    }

    /** All outcomes of a message, as soon as there are so many. */
    List<Outcome> outcomes(String messageUuid, int atLeast) {
        return Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> outcomesSoFar(messageUuid), found -> found.size() >= atLeast);
    }

    List<Outcome> outcomesSoFar(String messageUuid) {
        return heard.stream()
                .filter(event -> event.routingKey().equals(OUTCOMES))
                .map(Event::body)
                .filter(body -> body.path("message_uuid").asString().equals(messageUuid))
                .map(body -> new Outcome(
                        body.path("outcome").asString(), body.path("reason").asString("")))
                .toList();
    }

    /** Codes of what the last outcome of a message warns of. */
    List<String> warnings(String messageUuid) {
        return heard.stream()
                .filter(event -> event.routingKey().equals(OUTCOMES))
                .map(Event::body)
                .filter(body -> body.path("message_uuid").asString().equals(messageUuid))
                .toList()
                .getLast()
                .path("warnings")
                .valueStream()
                .map(warning -> warning.path("code").asString())
                .toList();
    }

    /** Events of a key about an encounter, in the order in which they came. */
    List<JsonNode> heard(String routingKey, String encounterUuid) {
        return heard.stream()
                .filter(event -> event.routingKey().equals(routingKey))
                .map(Event::body)
                .filter(body -> body.toString().contains(encounterUuid))
                .toList();
    }

    /** The dead letter of a message, taken from the operators' queue. */
    synchronized GetResponse deadLetter(String messageUuid) {
        return Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> takeDeadLetter(messageUuid), Objects::nonNull);
    }

    /** What an operator does: back to the queue that the header names, through the default exchange. */
    synchronized void requeue(GetResponse deadLetter) {
        try {
            Object queue = deadLetter.getProps().getHeaders().get("polaris-queue");
            channel.basicPublish("", String.valueOf(queue), deadLetter.getProps(), deadLetter.getBody());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    private GetResponse takeDeadLetter(String messageUuid) throws IOException {
        GetResponse taken = channel.basicGet("errors", true);
        while (taken != null && !new String(taken.getBody(), StandardCharsets.UTF_8).contains(messageUuid)) {
            taken = channel.basicGet("errors", true);
        }
        return taken;
    }

    private boolean serviceListens() {
        return QUEUES.stream().allMatch(this::serviceListens);
    }

    private boolean serviceListens(String queue) {
        try (Channel own = connection.createChannel()) {
            return own.queueDeclarePassive(queue).getConsumerCount() > 0;
        } catch (IOException | AlreadyClosedException | TimeoutException notYet) {
            return false;
        }
    }

    private static Event event(Delivery delivery) {
        return new Event(
                delivery.getEnvelope().getRoutingKey(), JsonMapper.shared().readTree(delivery.getBody()));
    }

    private static EprBus open() {
        try {
            return new EprBus(TestServices.broker().connect());
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}

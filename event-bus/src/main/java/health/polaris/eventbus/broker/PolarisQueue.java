package health.polaris.eventbus.broker;

import health.polaris.eventbus.contract.RoutingKeys;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The suite's own queues on the exchange {@code dhos} (contracts/platform.md §8.5). A service lists in
 * {@code polaris.messaging.queues} those that it consumes and those whose events it publishes, so that an event is
 * kept even before its consumer has ever run.
 */
public enum PolarisQueue {
    /** Declared also by connector. */
    ENCOUNTERS_EPR_ACTIONS("encounters.epr-actions", true, RoutingKeys.EPR_ACTIONS),
    ENCOUNTERS_OBSERVATION_SETS("encounters.observation-sets", true, RoutingKeys.OBSERVATION_SET_CHANGED),
    /** Declared also by users. */
    ENCOUNTERS_CLINICIANS("encounters.clinicians", true, RoutingKeys.CLINICIAN_CREATED, RoutingKeys.CLINICIAN_UPDATED),
    /** Declared also by encounters. */
    CONNECTOR_OBSERVATION_SETS("connector.observation-sets", true, RoutingKeys.OBSERVATION_SET_WITH_ENCOUNTER),
    /** Declared also by encounters. */
    CONNECTOR_MESSAGE_OUTCOMES("connector.message-outcomes", false, RoutingKeys.HL7_MESSAGE_PROCESSED),
    CONNECTOR_DOCUMENTS("connector.documents", false, RoutingKeys.CONTINUITY_OF_CARE_DOCUMENT),
    /** Declared also by users. */
    MESSAGES_CLINICIANS("messages.clinicians", true, RoutingKeys.CLINICIAN_CREATED, RoutingKeys.CLINICIAN_UPDATED),
    MESSAGES_ALERTS("messages.alerts", false, RoutingKeys.BLOOD_GLUCOSE_ALERT),
    /** These are each service's own, and declared also by users and messages. */
    CONNECTOR_REVOCATIONS("connector.revocations", true, RoutingKeys.TOKENS_REVOKED),
    ENCOUNTERS_REVOCATIONS("encounters.revocations", true, RoutingKeys.TOKENS_REVOKED),
    USERS_REVOCATIONS("users.revocations", true, RoutingKeys.TOKENS_REVOKED),
    MESSAGES_REVOCATIONS("messages.revocations", true, RoutingKeys.TOKENS_REVOKED),
    TELEMETRY_REVOCATIONS("telemetry.revocations", true, RoutingKeys.TOKENS_REVOKED),
    /** Declared by whoever publishes audit events, and consumed by a hospital's own audit store, if by anybody. */
    AUDIT_EVENTS("audit.events", false, RoutingKeys.AUDIT_EVENT);

    /**
     * Never meant to be reached, but must be set: a quorum queue counts a return for every message it held whenever a
     * channel closes, and drops the message at the limit. RabbitMQ 4 has a default of 20.
     */
    private static final int DELIVERY_LIMIT = 1_000_000;

    /** Some million audit events; where nobody takes them away, the oldest ones make room. */
    private static final long MOST_AUDIT_BYTES = 512L * 1024 * 1024;

    private static final Set<String> CONSUMED_BY_THE_SUITE = Arrays.stream(values())
            .filter(queue -> queue != AUDIT_EVENTS)
            .flatMap(queue -> queue.routingKeys.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final String queueName;
    private final boolean singleActiveConsumer;
    private final Set<String> routingKeys;

    PolarisQueue(String queueName, boolean singleActiveConsumer, String... routingKeys) {
        this.queueName = queueName;
        this.singleActiveConsumer = singleActiveConsumer;
        this.routingKeys = Set.of(routingKeys);
    }

    public String queueName() {
        return queueName;
    }

    public Set<String> routingKeys() {
        return routingKeys;
    }

    /** Order matters here: of several replicas only one consumes at a time. */
    public boolean singleActiveConsumer() {
        return singleActiveConsumer;
    }

    /** The {@code x-} arguments that this kind of broker understands. */
    Map<String, Object> arguments(BrokerKind broker) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (broker == BrokerKind.RABBITMQ) {
            arguments.put("x-queue-type", "quorum");
            arguments.put("x-delivery-limit", DELIVERY_LIMIT);
            arguments.putAll(this == AUDIT_EVENTS ? bounded() : deadLettering());
        }
        if (singleActiveConsumer && broker.singleActiveConsumer()) {
            arguments.put("x-single-active-consumer", true);
        }
        return arguments;
    }

    private static Map<String, Object> deadLettering() {
        return Map.of("x-dead-letter-exchange", Topology.DEAD_LETTER_EXCHANGE);
    }

    /** Without dead letters: what makes room would be put there. */
    private static Map<String, Object> bounded() {
        return Map.of("x-max-length-bytes", MOST_AUDIT_BYTES, "x-overflow", "drop-head");
    }

    /**
     * Whether a message with this key must find a queue. The others vanish when nobody listens, as ever: an
     * unroutable mandatory message would wait in the outbox for good.
     */
    public static boolean mandatory(String routingKey) {
        return CONSUMED_BY_THE_SUITE.contains(routingKey);
    }
}

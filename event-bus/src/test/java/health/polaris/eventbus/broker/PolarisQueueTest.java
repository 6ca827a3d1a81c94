package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.contract.RoutingKeys;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolarisQueueTest {

    @Test
    void isAQuorumQueueWithALimitThatIsNeverReachedOnRabbitmq() {
        assertThat(PolarisQueue.CONNECTOR_DOCUMENTS.arguments(BrokerKind.RABBITMQ))
                .isEqualTo(Map.of(
                        "x-queue-type", "quorum",
                        "x-dead-letter-exchange", "dhos-dlx",
                        "x-delivery-limit", 1_000_000));
    }

    @Test
    void hasASingleActiveConsumerWhereOrderMatters() {
        assertThat(PolarisQueue.ENCOUNTERS_EPR_ACTIONS.arguments(BrokerKind.RABBITMQ))
                .containsEntry("x-single-active-consumer", true);
        assertThat(PolarisQueue.ENCOUNTERS_EPR_ACTIONS.arguments(BrokerKind.QPID))
                .isEqualTo(Map.of("x-single-active-consumer", true));
        assertThat(PolarisQueue.ENCOUNTERS_EPR_ACTIONS.arguments(BrokerKind.OTHER))
                .isEmpty();
        assertThat(Arrays.stream(PolarisQueue.values()).filter(PolarisQueue::singleActiveConsumer))
                .containsExactlyInAnyOrder(
                        PolarisQueue.ENCOUNTERS_EPR_ACTIONS,
                        PolarisQueue.ENCOUNTERS_OBSERVATION_SETS,
                        PolarisQueue.CONNECTOR_OBSERVATION_SETS,
                        PolarisQueue.MESSAGES_CLINICIANS,
                        PolarisQueue.ENCOUNTERS_CLINICIANS,
                        PolarisQueue.CONNECTOR_REVOCATIONS,
                        PolarisQueue.ENCOUNTERS_REVOCATIONS,
                        PolarisQueue.USERS_REVOCATIONS,
                        PolarisQueue.MESSAGES_REVOCATIONS,
                        PolarisQueue.TELEMETRY_REVOCATIONS);
    }

    /** Nobody is sure to consume it, so it neither fills the broker's disk nor the dead letters. */
    @Test
    void theQueueOfAuditEventsIsBounded() {
        assertThat(PolarisQueue.AUDIT_EVENTS.arguments(BrokerKind.RABBITMQ))
                .isEqualTo(Map.of(
                        "x-queue-type",
                        "quorum",
                        "x-delivery-limit",
                        1_000_000,
                        "x-max-length-bytes",
                        536_870_912L,
                        "x-overflow",
                        "drop-head"));
        assertThat(PolarisQueue.AUDIT_EVENTS.arguments(BrokerKind.QPID)).isEmpty();
    }

    @Test
    void declaresTheRetryQueueExactlyAsTheOriginalDoes() {
        assertThat(Topology.retryArguments(BrokerKind.RABBITMQ))
                .isEqualTo(
                        Map.of("x-message-ttl", 60_000, "x-dead-letter-exchange", "dhos", "x-queue-mode", "default"));
        assertThat(Topology.retryArguments(BrokerKind.QPID)).isEmpty();
    }

    @Test
    void onlyKeysThatTheSuiteConsumesMustFindAQueue() {
        assertThat(PolarisQueue.mandatory(RoutingKeys.EPR_ACTIONS)).isTrue();
        assertThat(PolarisQueue.mandatory(RoutingKeys.CLINICIAN_UPDATED)).isTrue();
        assertThat(PolarisQueue.mandatory(RoutingKeys.AUDIT_EVENT)).isFalse();
        assertThat(PolarisQueue.mandatory(RoutingKeys.EMAIL)).isFalse();
        assertThat(PolarisQueue.mandatory(RoutingKeys.ENCOUNTER_CHANGED)).isFalse();
        assertThat(PolarisQueue.mandatory(RoutingKeys.CHECK_ORPHANED_OBSERVATIONS))
                .isFalse();
    }
}

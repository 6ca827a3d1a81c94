package health.polaris.eventbus.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import health.polaris.backing.BrokerAddress;
import health.polaris.backing.TestServices;
import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.consume.ConsumerTest;
import health.polaris.eventbus.deadletter.ErrorQueue.Step;
import health.polaris.eventbus.deadletter.ErrorQueue.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ErrorQueueTest extends ConsumerTest {

    private static final String BACK = "test.back";

    private final ErrorQueue errors = context.getBean(ErrorQueue.class);

    ErrorQueueTest() {
        super(PolarisQueue.MESSAGES_CLINICIANS);
    }

    @BeforeEach
    void putAside() throws IOException {
        broker.channel().queueDeclare(BACK, false, false, true, Map.of());
        broker.empty(BACK);
        for (int number = 1; number <= 4; number++) {
            Map<String, Object> headers = new HashMap<>();
            headers.put("polaris-queue", BACK);
            headers.put("polaris-reason", "reason " + number);
            BasicProperties properties = new BasicProperties.Builder()
                    .deliveryMode(2)
                    .headers(headers)
                    .build();
            broker.channel()
                    .basicPublish("dhos-dlx", "dhos.test", properties, ("" + number).getBytes(StandardCharsets.UTF_8));
        }
        Awaitility.await().until(() -> broker.count(Topology.ERROR_QUEUE) == 4);
    }

    private List<String> look() {
        List<String> reasons = new ArrayList<>();
        errors.walk(letter -> {
            reasons.add(letter.reason());
            return Step.LEAVE;
        });
        return reasons;
    }

    @Test
    void showsTheLettersInTheirOrderAndKeepsThem() throws Exception {
        assertThat(look()).containsExactly("reason 1", "reason 2", "reason 3", "reason 4");
        assertThat(look()).containsExactly("reason 1", "reason 2", "reason 3", "reason 4");
        errors.walk(letter -> "reason 2".equals(letter.reason()) ? Step.STOP : Step.LEAVE);
        assertThat(look()).containsExactly("reason 1", "reason 2", "reason 3", "reason 4");
        assertThat(broker.count(Topology.ERROR_QUEUE)).isEqualTo(4);
    }

    @Test
    void sendsBackWhatIsChosenAndKeepsTheOthersInOrder() {
        errors.walk(letter -> "reason 2".equals(letter.reason()) ? Step.TO_ITS_QUEUE : Step.LEAVE);

        assertThat(broker.take(BACK).getBody()).asString(StandardCharsets.UTF_8).isEqualTo("2");
        assertThat(look()).containsExactly("reason 1", "reason 3", "reason 4");
    }

    @Test
    void aLetterWhoseWalkEndsBetweenSendingAndAcknowledgingIsInBothQueues() {
        Visitor dying = new Visitor() {
            @Override
            public Step visit(DeadLetter letter) {
                return Step.TO_ITS_QUEUE;
            }

            @Override
            public void sent(DeadLetter letter) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> errors.walk(dying)).hasMessage("killed");

        assertThat(broker.take(BACK).getBody()).asString(StandardCharsets.UTF_8).isEqualTo("1");
        assertThat(look()).containsExactly("reason 1", "reason 2", "reason 3", "reason 4");
    }

    @Test
    void doesNotRunAfterLettersThatComeBack() {
        List<String> seen = new ArrayList<>();
        errors.walk(letter -> {
            seen.add(letter.reason());
            putBackToTheEnd(letter);
            return Step.LEAVE;
        });
        assertThat(seen).hasSize(4);
        assertThat(look()).hasSize(8);
    }

    private void putBackToTheEnd(DeadLetter letter) {
        try {
            broker.channel().basicPublish("", Topology.ERROR_QUEUE, new BasicProperties(), letter.body());
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Test
    void keepsALetterThatNoQueueTakes() throws Exception {
        broker.delete(BACK);
        assertThatThrownBy(() -> errors.walk(letter -> Step.TO_ITS_QUEUE))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CONFLICT));
        assertThat(look()).hasSize(4);
    }

    @Test
    void namesALetterAlikeAtEveryLook() {
        List<String> first = ids();
        assertThat(first).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(ids()).isEqualTo(first);
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        errors.walk(letter -> {
            ids.add(letter.id());
            return Step.LEAVE;
        });
        return ids;
    }

    @Test
    void isUnavailableWhereThereIsNoBroker() {
        BrokerAddress none = new BrokerAddress("localhost", 1, "u", "p", "/");
        for (String disabled : List.of("false", "true")) {
            try (ConfigurableApplicationContext elsewhere =
                    MessagingContext.start(none, TestServices.freshDatabase(), Map.of("RABBITMQ_DISABLED", disabled))) {
                assertThatThrownBy(() -> elsewhere.getBean(ErrorQueue.class).walk(letter -> Step.LEAVE))
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                away -> assertThat(away.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            }
        }
    }
}

package health.polaris.eventbus.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.BrokerAddress;
import health.polaris.backing.TestServices;
import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.consume.ConsumerTest;
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

    private List<DeadLetter> take(int most) {
        List<DeadLetter> taken = new ArrayList<>();
        assertThat(errors.take(most, taken::addAll)).isEqualTo(taken.size());
        return taken;
    }

    private static List<String> reasons(List<DeadLetter> letters) {
        return letters.stream().map(letter -> String.valueOf(letter.reason())).toList();
    }

    @Test
    void takesTheLettersInTheirOrderAndNoMoreThanAsked() {
        assertThat(reasons(take(3))).containsExactly("reason 1", "reason 2", "reason 3");
        assertThat(reasons(take(3))).containsExactly("reason 4");
        assertThat(take(3)).isEmpty();
    }

    @Test
    void whatCouldNotBeKeptIsInTheQueueStillAndNamedAlike() {
        List<String> ids = new ArrayList<>();
        assertThatThrownBy(() -> errors.take(10, letters -> {
                    letters.forEach(letter -> ids.add(letter.id()));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(ids).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(take(10).stream().map(DeadLetter::id)).containsExactlyElementsOf(ids);
    }

    @Test
    void sendsBackWhatWasKeptWithAllThatItCameWith() {
        DeadLetter letter = take(10).get(1);
        DeadLetter kept = errors.kept(letter.envelope(), letter.packedBody());
        assertThat(kept.id()).isEqualTo(letter.id());
        assertThat(kept.routingKey()).isEqualTo("dhos.test");

        errors.sendBack(kept);

        GetResponse back = broker.take(BACK);
        assertThat(back.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("2");
        assertThat(back.getProps().getHeaders().get("polaris-reason")).hasToString("reason 2");
        assertThat(back.getProps().getDeliveryMode()).isEqualTo(2);
    }

    @Test
    void aLetterThatNoQueueTakesIsRefused() throws Exception {
        DeadLetter letter = take(10).getFirst();
        broker.delete(BACK);
        assertThatThrownBy(() -> errors.sendBack(letter))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.CONFLICT));
    }

    @Test
    void isUnavailableWhereThereIsNoBroker() {
        BrokerAddress none = new BrokerAddress("localhost", 1, "u", "p", "/");
        for (String disabled : List.of("false", "true")) {
            try (ConfigurableApplicationContext elsewhere =
                    MessagingContext.start(none, TestServices.freshDatabase(), Map.of("RABBITMQ_DISABLED", disabled))) {
                assertThatThrownBy(() -> elsewhere.getBean(ErrorQueue.class).take(1, letters -> {}))
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                away -> assertThat(away.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            }
        }
    }
}

package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.TestServices;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.contract.RoutingKeys;
import health.polaris.eventbus.contract.WelcomeEmail;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DisabledBrokerTest {

    private static final BrokerAddress NONE = new BrokerAddress("", 5672, "", "", "/");

    @Test
    void keepsEventsInTheOutbox() {
        try (ConfigurableApplicationContext context =
                MessagingContext.start(NONE, TestServices.freshDatabase(), Map.of("RABBITMQ_DISABLED", "True"))) {
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status ->
                            context.getBean(EventOutbox.class).publish(WelcomeEmail.to("ward@example.com", "C1")));

            JdbcClient jdbc = context.getBean(JdbcClient.class);
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(jdbc.sql("select routing_key from outbox_event")
                                    .query(String.class)
                                    .list())
                            .containsExactly(RoutingKeys.EMAIL));
        }
    }

    @Test
    void refusesToStartWithoutAnAddress() {
        assertThatThrownBy(() -> MessagingContext.start(NONE, TestServices.freshDatabase(), Map.of()))
                .hasStackTraceContaining("Missing settings: RABBITMQ_HOST, RABBITMQ_PASSWORD, RABBITMQ_USERNAME.");
    }
}

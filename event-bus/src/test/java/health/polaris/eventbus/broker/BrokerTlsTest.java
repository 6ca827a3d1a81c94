package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.TestServices;
import health.polaris.backing.tls.Certificates;
import health.polaris.backing.tls.TlsDoor;
import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.contract.WelcomeEmail;
import health.polaris.eventbus.publish.EventOutbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bus through TLS, with a certificate made for it. */
class BrokerTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static ConfigurableApplicationContext trusting(Certificates authority, int port) throws Exception {
        BrokerAddress plain = TestServices.broker();
        return MessagingContext.start(
                new BrokerAddress("localhost", port, plain.user(), plain.password(), plain.virtualHost()),
                TestServices.freshDatabase(),
                Map.of(
                        "RABBITMQ_TLS_BUNDLE",
                        "broker",
                        "spring.ssl.bundle.pem.broker.truststore.certificate",
                        authority.certificatePem()));
    }

    private static void publish(ConfigurableApplicationContext service) {
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        service.getBean(EventOutbox.class).publish(WelcomeEmail.to("ward@example.com", "C1")));
    }

    private static long waiting(ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from outbox_event")
                .query(Long.class)
                .single();
    }

    @Test
    void eventsReachABrokerThatShowsATrustedCertificate() throws Exception {
        Certificates broker = Certificates.make(folder, "broker");
        try (TlsDoor door = TlsDoor.open(broker, TestServices.broker().port());
                ConfigurableApplicationContext service = trusting(broker, door.port())) {
            publish(service);

            Awaitility.await().atMost(PATIENCE).until(() -> waiting(service) == 0);
            assertThat(service.getBean(BrokerLink.class).isDown()).isFalse();
        }
    }

    @Test
    void noneReachesOneThatShowsAnother() throws Exception {
        Certificates broker = Certificates.make(folder, "broker");
        Certificates foreign = Certificates.make(folder, "foreign");
        try (TlsDoor door = TlsDoor.open(broker, TestServices.broker().port());
                ConfigurableApplicationContext service = trusting(foreign, door.port())) {
            publish(service);

            Awaitility.await().atMost(PATIENCE).until(service.getBean(BrokerLink.class)::isDown);
            assertThat(waiting(service)).isEqualTo(1);
        }
    }
}

package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.connector.inbound.Wire;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database goes while a message is under way. */
@PolarisTest
@Import(MovableTime.class)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageTest extends Hospital {

    private static final Wire DATABASE = wireToDatabase();

    private static Wire wireToDatabase() {
        PostgresAddress postgres = TestServices.freshDatabase();
        return new Wire(postgres.host(), postgres.port());
    }

    @DynamicPropertySource
    static void throughTheWire(DynamicPropertyRegistry properties) {
        properties.add("DATABASE_HOST", () -> "localhost");
        properties.add("DATABASE_PORT", DATABASE::port);
        properties.add("DB_POOL_TIMEOUT", () -> "300");
    }

    @Test
    void sendsNothingTwiceThatWasAcknowledgedMeanwhile(CapturedOutput output) throws Exception {
        String set = fresh("S");
        String patient = fresh("P");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(1);
        EPR.whenAsked(patient, request -> {
            asked.countDown();
            away.await();
            return StubEpr.acknowledge(request, "AA");
        });
        post(set, patient).expect(204);
        asked.await();
        DATABASE.cut();
        away.countDown();
        // The lease is over when the database comes back.
        clock.forward(Duration.ofMinutes(5));
        await().atMost(PATIENCE).until(() -> output.getOut().split("could not be written yet", -1).length > 2);

        DATABASE.mend();
        String next = fresh("S");
        awaitTaken(next, patient);
        awaitState(next, "sent");
        assertThat(state(set)).isEqualTo("sent");
        assertThat(EPR.texts(patient)).hasSize(2);
        assertThat(stored(set).get(0).path("ack_status").asString()).isEqualTo("AA");

        assertThat(output.getOut())
                .doesNotContain("Rowan")
                .doesNotContain(patient)
                .doesNotContain("MSH|");
    }

    @Test
    void sendsAfterAnOutageInWhichNothingCouldBeLookedFor(CapturedOutput output) {
        DATABASE.cut();
        // More often than messages may be under way at a time.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> output.getOut().split("could not be looked for", -1).length > 9);
        DATABASE.mend();
        String set = fresh("S");
        awaitTaken(set, fresh("P"));
        awaitState(set, "sent");
    }

    private void awaitTaken(String set, String patient) {
        await().atMost(PATIENCE).until(() -> post(set, patient).status() == 204);
    }
}

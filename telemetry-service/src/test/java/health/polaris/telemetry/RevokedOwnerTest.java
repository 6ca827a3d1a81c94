package health.polaris.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import health.polaris.backing.TestServices;
import health.polaris.testing.Api;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the bus tells of tokens holds here too, also for one that was good, and remembered, a moment ago. */
@ExtendWith(OutputCaptureExtension.class)
class RevokedOwnerTest extends TelemetryTest {

    private void tell(String body) throws Exception {
        try (Connection connection = TestServices.broker().connect()) {
            connection
                    .createChannel()
                    .basicPublish("dhos", "dhos.tokens_revoked", null, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void loseTheirTokensAndTheLogSaysWhy(CapturedOutput output) throws Exception {
        Api patient = ownerOf(Kind.PHONE);
        String path = Kind.PHONE.latest(owner);
        patient.get(path).expect(200);
        tell("{\"holder_kind\": \"patient\", \"holder_id\": \"%s\", \"issued_until\": \"%s\", \"barred\": null}"
                .formatted(owner, Instant.now()));
        await().until(() -> patient.get(path).status() == 403);
        assertThat(output).contains("Token refused: holder is revoked");
        api.as(Kind.PHONE.token("somebody-else", READ))
                .get(Kind.PHONE.latest("somebody-else"))
                .expect(200);
    }
}

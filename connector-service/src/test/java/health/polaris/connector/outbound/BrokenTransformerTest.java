package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import health.polaris.backing.TestServices;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.testing.PolarisTest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The hospital's own code fails on what goes out. */
@PolarisTest
@Import(MovableTime.class)
@ExtendWith(OutputCaptureExtension.class)
class BrokenTransformerTest extends Hospital {

    private static final AtomicReference<UnaryOperator<String>> OUTGOING =
            new AtomicReference<>(UnaryOperator.identity());

    @TestConfiguration
    static class HospitalsOwn {

        @Bean
        MessageTransformer hospitalsOwn() {
            return new MessageTransformer() {
                @Override
                public String transformIncoming(String text) {
                    return text;
                }

                @Override
                public String transformOutgoing(String text) {
                    return OUTGOING.get().apply(text);
                }
            };
        }
    }

    @AfterEach
    void mend() {
        OUTGOING.set(UnaryOperator.identity());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsTheCallerToComeAgainAndStoresNothing(boolean throwing, CapturedOutput output) {
        OUTGOING.set(text -> {
            if (throwing) {
                throw new IllegalStateException("quotes " + text);
            }
            return "no HL7";
        });
        String set = fresh("S");
        String patient = fresh("P");
        assertThat(post(set, patient).expect(503).message()).isEqualTo("HL7 message converter is unavailable");
        assertThat(stored(set)).isEmpty();
        assertThat(output.getOut()).contains("The message transformer failed").doesNotContain(patient);
        assertThat(api.get("/metrics").body())
                .containsPattern("polaris_hl7_transformer_failures_total\\{[^}]*direction=\"outgoing\"[^}]*} [1-9]");
        mend();
        post(set, patient).expect(204);
        awaitState(set, "sent");
    }

    @Test
    void keepsSetsOfTheBusUntilItIsMended() throws Exception {
        OUTGOING.set(text -> {
            throw new IllegalStateException("quotes " + text);
        });
        String set = fresh("S");
        String patient = fresh("P");
        byte[] body =
                JsonMapper.shared().writeValueAsString(request(set, patient)).getBytes(StandardCharsets.UTF_8);
        try (Connection connection = TestServices.broker().connect()) {
            connection
                    .createChannel()
                    .basicPublish(
                            "dhos",
                            "dhos.DM000005",
                            new BasicProperties.Builder()
                                    .contentType("application/text")
                                    .deliveryMode(2)
                                    .build(),
                            body);
            await().atMost(PATIENCE)
                    .until(() -> api.get("/metrics")
                            .body()
                            .lines()
                            .anyMatch(line -> line.startsWith("polaris_hl7_transformer_failures_total{")
                                    && Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) >= 3));
        }
        assertThat(stored(set)).isEmpty();
        mend();
        await().atMost(PATIENCE).until(() -> stored(set).size() == 1);
    }
}

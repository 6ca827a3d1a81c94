package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import health.polaris.backing.TestServices;
import health.polaris.common.security.SecuritySettings;
import health.polaris.connector.delivery.HttpSender;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A hospital that wants no observations and has no Mirth. It is started for this class alone: consumers count. */
@PolarisTest
@TestPropertySource(properties = "ORU_ENABLED=false")
class ObservationsOffTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SecuritySettings security;

    @Autowired
    private HttpSender calls;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port).as(Tokens.system("read:hl7_message", "write:hl7_message"));
    }

    @Test
    void storesNothing() {
        String set = Hospital.fresh("S");
        api.post("/dhos/v1/oru_message", Hospital.request(set, Hospital.fresh("P")))
                .expect(204);
        assertThat(api.get("/dhos/v1/message/search/" + Hospital.controlId(set)).json())
                .isEmpty();
    }

    @Test
    void takesNoDocuments() {
        OpenApiContract contract = OpenApiContract.of(new Api(port));
        String cda = "/dhos/v1/cda_message";
        assertThat(contract.call(api, "POST", cda, Map.of("type", "HL7v3CDA", "content", "<a/>"))
                        .expect(501)
                        .body())
                .isEmpty();
        contract.call(api, "POST", cda, Map.of("type", "HL7v2", "content", "<a/>"))
                .expect(400);
        contract.rejects("POST", cda, Map.of("type", "HL7v3CDA"));
    }

    @Test
    void putsDocumentsFromTheBusToTheDeadLettersAndForgetsObservations() throws Exception {
        try (Connection connection = TestServices.broker().connect()) {
            Channel channel = connection.createChannel();
            channel.queueDeclare("errors", true, false, false, Map.of());
            channel.queuePurge("errors");
            publish(channel, "dhos.DM000005", "{\"actions\": \"nobody looks into it\"}");
            publish(channel, "dhos.423779001", "{\"content\": \"<a/>\"}");
            GetResponse dead = await().atMost(Duration.ofSeconds(30))
                    .until(() -> channel.basicGet("errors", true), Objects::nonNull);
            assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).contains("<a/>");
            assertThat(String.valueOf(dead.getProps().getHeaders().get("polaris-reason")))
                    .contains("no Mirth is configured");
            await().atMost(Duration.ofSeconds(30)).until(() -> channel.messageCount("connector.observation-sets") == 0);
            assertThat(channel.basicGet("errors", true)).isNull();
        }
    }

    private static void publish(Channel channel, String routingKey, String body) throws IOException {
        channel.basicPublish("dhos", routingKey, null, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesToStartWithAnAddressAndNothingToSignTokensWith() {
        EprAdapterSettings address = new EprAdapterSettings("http://localhost", "", Duration.ofMinutes(10));
        SecuritySettings keyless = new SecuritySettings(
                security.proxyUrl(),
                security.hsKey(),
                "",
                "",
                false,
                security.longestLife(),
                security.auth0(),
                security.customDatabase(),
                new SecuritySettings.SharedKeyIssuer("issuer", "", security.longestLife()),
                security.serviceKeys());
        assertThatThrownBy(() -> new EprAdapter(address, keyless, calls))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EPR_SERVICE_ADAPTER_HS_KEY");
    }
}

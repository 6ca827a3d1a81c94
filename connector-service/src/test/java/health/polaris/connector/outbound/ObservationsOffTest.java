package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.security.SecuritySettings;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A hospital that has configured neither an EPR adapter nor Mirth. */
@PolarisTest
class ObservationsOffTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SecuritySettings security;

    @Autowired
    private health.polaris.connector.delivery.HttpCalls calls;

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
    void refusesToStartWithAnAddressAndNothingToSignTokensWith() {
        EprAdapterSettings address = new EprAdapterSettings("http://localhost", "", Duration.ofMinutes(10));
        SecuritySettings keyless = new SecuritySettings(
                security.proxyUrl(),
                security.hsKey(),
                "",
                false,
                security.auth0(),
                security.customDatabase(),
                new SecuritySettings.SharedKeyIssuer("issuer", ""));
        assertThatThrownBy(() -> new EprAdapter(address, keyless, calls))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EPR_SERVICE_ADAPTER_HS_KEY");
    }
}

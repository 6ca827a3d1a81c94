package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.logging.CapturedLog;
import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One format, one caller, and no trace of what nobody serves. */
class FormatsTest {

    private final Client client = Probe.shared().client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/xml",
                "text/xml",
                "application/cbor",
                "application/x-jackson-smile"
            })
    void readsJsonAlone(String type) {
        client.with("Content-Type", type)
                .send("POST", "/probe/body", BodyPublishers.ofString("location_id: w7"))
                .expect(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/xml", "application/cbor"})
    void writesJsonAlone(String type) {
        assertThat(client.with("Accept", type).get("/probe/values").expect(406).message())
                .isNotBlank();
    }

    @Test
    void refusesTwoCallersInOneRequest() {
        String answer = client.raw("GET /probe/open HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\n"
                + "Authorization: Bearer b\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("More than one Authorization header");
    }

    @Test
    void logsNothingOfAPathThatNobodyServes() {
        try (CapturedLog log = new CapturedLog()) {
            client.get("/nowhere/MRN-5550142").expect(404);

            log.accessLine("None");
            assertThat(log.json()).noneMatch(line -> line.contains("5550142"));
        }
    }

    @Test
    void logsTheBeginningOfALongHeader() {
        try (CapturedLog log = new CapturedLog()) {
            client.with("User-Agent", "agent-of-long-name " + "x".repeat(5000))
                    .get("/probe/open")
                    .expect(200);

            assertThat(log.accessLine("agent-of-long-name")).hasSizeLessThan(1500);
        }
    }
}

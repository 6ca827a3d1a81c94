package health.polaris.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms have the bounds of other bodies, also where a route asks for a parameter alone. */
class FormsTest {

    private final Client client = Probe.shared().client().with("Content-Type", "application/x-www-form-urlencoded");

    @Test
    void areReadBehindTheQuery() {
        String answer = client.send(
                        "POST", "/probe/form?a=query", BodyPublishers.ofString("a=form%20%C3%A9+x&b=&c&&d=1=2"))
                .expect(200)
                .body();

        assertThat(answer).isEqualTo("""
                {"a":["query","form é x"],"b":[""],"c":[""],"d":["1=2"]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/probe/form", "/probe/typed"})
    void areBoundedByTheRouteHoweverTheyCome(String route) {
        client.send("POST", route, BodyPublishers.ofString(form(4097))).expect(413);
        client.send("POST", route, chunked(form(4097))).expect(413);
    }

    @Test
    void areTakenUpToTheLimitInChunksToo() {
        client.send("POST", "/probe/form", chunked(form(4096))).expect(200);
        client.send("POST", "/probe/typed", chunked(form(4096))).expect(415);
    }

    @Test
    void areRefusedWhenTheyCannotBeRead() {
        assertThat(client.send("POST", "/probe/form", BodyPublishers.ofString("a=%zz"))
                        .expect(400)
                        .message())
                .contains("form");
        String fields = IntStream.range(0, 1001).mapToObj(field -> "a").collect(Collectors.joining("&"));
        assertThat(client.send("POST", "/probe/form", BodyPublishers.ofString(fields))
                        .expect(400)
                        .message())
                .contains("1000 fields");
    }

    private static BodyPublisher chunked(String form) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String form(int length) {
        return "type=" + "x".repeat(length - 5);
    }
}

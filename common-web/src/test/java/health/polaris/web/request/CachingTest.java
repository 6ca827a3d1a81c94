package health.polaris.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Client.Answer;
import health.polaris.common.probe.Probe;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/platform.md §3, "Cache headers", "ETag" and "HEAD". */
class CachingTest {

    private final Client client = Probe.shared().client();

    @Test
    void forbidsToKeepAnswersUnasked() {
        for (String path :
                List.of("/probe/open", "/running", "/metrics", "/openapi.json", "/nowhere", "/probe/caller")) {
            Answer answer = client.get(path);
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("private, no-cache, must-revalidate");
            assertThat(answer.header("Pragma")).isEqualTo("no-cache");
            assertThat(answer.header("Expires")).isEqualTo("0");
            assertThat(answer.header("ETag")).matches("\"[0-9a-f]+\"");
        }
    }

    @Test
    void leavesNoStoreAlone() {
        assertThat(client.get("/probe/secret").expect(200).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void tagsBodiesByTheirContent() {
        String tag = tagOf("/probe/fail/conflict");

        assertThat(tagOf("/probe/fail/conflict")).isEqualTo(tag);
        assertThat(tagOf("/probe/open")).isNotEqualTo(tag);
        assertThat(client.post("/probe/lenient", "{\"text\": \"a\"}").header("ETag"))
                .isNotEqualTo(client.post("/probe/lenient", "{\"text\": \"b\"}").header("ETag"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"x\", %s", "\"x\" , W/%s,\"y\"", "*"})
    void answers304ToAClientThatHasTheBody(String pattern) {
        String tag = tagOf("/probe/open");
        Client having = client.with("If-None-Match", pattern.formatted(tag));

        Answer answer = having.get("/probe/open").expect(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.header("X-Request-ID")).isNotBlank();
        having.send("HEAD", "/probe/open", BodyPublishers.noBody()).expect(304);
    }

    @Test
    void answersInFullToAClientThatHasAnother() {
        client.with("If-None-Match", "\"x\"").get("/probe/open").expect(200);
        client.with("If-None-Match", tagOf("/probe/open").replace("\"", ""))
                .get("/probe/open")
                .expect(200);
    }

    @Test
    void answers412WhenTheWantedBodyIsGone() {
        String tag = tagOf("/probe/open");

        client.with("If-Match", tag).get("/probe/open").expect(200);
        client.with("If-Match", "*").get("/probe/open").expect(200);
        assertThat(client.with("If-Match", "\"x\"")
                        .get("/probe/open")
                        .expect(412)
                        .header("ETag"))
                .isEqualTo(tag);
    }

    @Test
    void ignoresConditionsOnWritesAndFailures() {
        Client conditional = client.with("If-None-Match", "*").with("If-Match", "\"x\"");

        conditional.post("/probe/lenient", "{}").expect(200);
        conditional.json("PATCH", "/probe/fields", "{}").expect(200);
        client.with("If-None-Match", "*").get("/probe/fail/conflict").expect(409);
        client.with("If-Match", "\"x\"").get("/nowhere").expect(404);
        client.with("If-None-Match", tagOf("/probe/caller"))
                .get("/probe/caller")
                .expect(401);
    }

    @Test
    void answersHeadWithTheHeadersOfGet() {
        for (String path : List.of("/probe/open", "/running", "/version", "/metrics", "/openapi.json")) {
            Answer get = client.get(path).expect(200);
            Answer head = client.send("HEAD", path, BodyPublishers.noBody()).expect(200);

            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Type")).as(path).isEqualTo(get.header("Content-Type"));
            if (!path.equals("/metrics")) {
                assertThat(head.header("ETag")).as(path).isEqualTo(get.header("ETag"));
                assertThat(head.header("Content-Length")).as(path).isEqualTo(get.header("Content-Length"));
            }
        }
        client.send("HEAD", "/probe/lenient", BodyPublishers.noBody()).expect(405);
        client.send("HEAD", "/nowhere", BodyPublishers.noBody()).expect(404);
    }

    @Test
    void sendsNoHeadersForBrowsersOfOtherSites() {
        Answer answer =
                client.with("Origin", "http://elsewhere").get("/probe/open").expect(200);

        assertThat(answer.headers().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Server")).isNull();
    }

    private String tagOf(String path) {
        return String.valueOf(client.get(path).header("ETag"));
    }
}

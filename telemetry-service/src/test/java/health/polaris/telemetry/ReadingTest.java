package health.polaris.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ReadingTest extends TelemetryTest {

    @ParameterizedTest
    @EnumSource
    void answersNotModifiedToAClientThatHasIt(Kind kind) {
        JsonNode row = stored(kind, kind.sample());
        String tag = String.valueOf(read(kind, row).header("ETag"));
        Api client = ownerOf(kind).with("If-None-Match", tag);
        String path = kind.path(owner, row.path("uuid").asString());

        assertThat(client.get(path).expect(304).body()).isEmpty();
        patched(kind, row, Map.of("app_version", "v22")).expect(200);
        assertThat(client.get(path).expect(200).header("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @EnumSource
    void echoesTheRequestId(Kind kind) {
        JsonNode row = stored(kind, kind.sample());

        Answer answer = ownerOf(kind)
                .with("X-Request-ID", "r-1")
                .get(kind.path(owner, row.path("uuid").asString()));

        assertThat(answer.expect(200).header("X-Request-ID")).isEqualTo("r-1");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache, must-revalidate");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAJsonBodyOnInstallationsAlone(Kind kind) {
        JsonNode row = stored(kind, kind.sample());
        String path = kind.path(owner, row.path("uuid").asString());

        ownerOf(kind).send("GET", path, "{}").expect(kind == Kind.METER ? 200 : 400);
        ownerOf(kind).with("Content-Type", "application/json").get(path).expect(200);
        ownerOf(kind).with("Content-Type", "text/plain").send("GET", path, "{}").expect(200);
        ownerOf(kind).with("Content-Type", "no type").send("GET", path, "{}").expect(200);
        if (kind != Kind.METER) {
            ownerOf(kind).send("GET", kind.latest(owner), "{}").expect(400);
            ownerOf(kind)
                    .with("Content-Type", "application/json; charset=utf-8")
                    .send("GET", kind.latest(owner), "[]")
                    .expect(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesQueryParameters(Kind kind) {
        JsonNode row = stored(kind, kind.sample());
        String path = kind.path(owner, row.path("uuid").asString());

        assertThat(ownerOf(kind).get(path + "?compact=true").expect(400).message())
                .isEqualTo("Extra query parameter(s) compact not in spec. There are none here.");
    }

    @ParameterizedTest
    @EnumSource
    void answersHeadLikeGet(Kind kind) {
        JsonNode row = stored(kind, kind.sample());

        Answer head = ownerOf(kind)
                .send("HEAD", kind.path(owner, row.path("uuid").asString()), null)
                .expect(200);

        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(read(kind, row).header("ETag"));
    }
}

package health.polaris.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** contracts/telemetry.md §1.1, §1.2: every kind of caller against another's data. */
class AccessTest extends TelemetryTest {

    private static final String[] EVERY_SCOPE = {READ, READ_ALL, WRITE};

    static Stream<Arguments> strangers() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of("patient_id", "clinician_id", "device_id", "system_id")
                        .map(claim -> Arguments.of(kind, claim)));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void letsNobodyElseWrite(Kind kind, String claim) {
        Api stranger = api.as(Tokens.with(Map.of(claim, "a stranger"), EVERY_SCOPE));
        JsonNode row = stored(kind, kind.sample());

        assertForbidden(stranger, "POST", kind.path(owner));
        assertForbidden(stranger, "PATCH", kind.path(owner, row.path("uuid").asString()));
        assertThat(read(kind, row).expect(200).json()).isEqualTo(row);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void letsStrangersReadInstallationsOnlyWithTheScopeForAll(Kind kind, String claim) {
        String id = stored(kind, kind.sample()).path("uuid").asString();
        Api stranger = api.as(Tokens.with(Map.of(claim, "a stranger"), READ, WRITE));
        Api support = api.as(Tokens.with(Map.of(claim, "a stranger"), READ_ALL));

        assertForbidden(stranger, "GET", kind.path(owner, id));
        support.get(kind.path(owner, id)).expect(kind == Kind.METER ? 403 : 200);
        if (kind != Kind.METER) {
            assertForbidden(stranger, "GET", kind.latest(owner));
            support.get(kind.latest(owner)).expect(200);
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void doesNotTakeTheIdOfAnotherKindOfCallerForTheOwners(Kind kind, String claim) {
        String id = stored(kind, kind.sample()).path("uuid").asString();
        Api sameId = api.as(Tokens.with(Map.of(claim, owner), READ, WRITE));
        int expected = claim.equals(kind.owner + "_id") ? 200 : 403;

        sameId.get(kind.path(owner, id)).expect(expected);
        sameId.patch(kind.path(owner, id), Map.of()).expect(expected);
    }

    @ParameterizedTest
    @EnumSource
    void asksTheOwnerForTheScopeToo(Kind kind) {
        String id = stored(kind, kind.sample()).path("uuid").asString();
        Api reader = api.as(kind.token(owner, READ));
        Api writer = api.as(kind.token(owner, WRITE));
        Api without = api.as(kind.token(owner));

        reader.get(kind.path(owner, id)).expect(200);
        assertForbidden(reader, "POST", kind.path(owner));
        assertForbidden(reader, "PATCH", kind.path(owner, id));
        writer.patch(kind.path(owner, id), Map.of()).expect(200);
        assertForbidden(writer, "GET", kind.path(owner, id));
        assertForbidden(without, "GET", kind.path(owner, id));
        assertForbidden(without, "POST", kind.path(owner));
    }

    @ParameterizedTest
    @EnumSource
    void asksForATokenFirst(Kind kind) {
        for (Api nobody : List.of(api, api.with("Authorization", "Basic QTpC"), api.with("Authorization", "Bearer "))) {
            nobody.post(kind.path(owner), kind.sample()).expect(401);
            nobody.get(kind.path(owner, "any")).expect(401);
            nobody.patch(kind.path(owner, "any"), Map.of()).expect(401);
        }
        Api impostor = api.as("FOO.BAR");
        assertForbidden(impostor, "POST", kind.path(owner));
        assertForbidden(impostor, "GET", kind.path(owner, "any"));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsAnOwnerWithSeveralIds(Kind kind) {
        Map<String, Object> several = Map.of(kind.owner + "_id", List.of("another", owner));

        api.as(Tokens.with(several, WRITE))
                .post(kind.path(owner), kind.sample())
                .expect(kind.created);
        assertForbidden(
                api.as(Tokens.with(Map.of(kind.owner + "_id", Map.of("id", owner)), WRITE)), "POST", kind.path(owner));
    }

    @Test
    void asksForATokenForTheLatestToo() {
        api.get(Kind.PHONE.latest(owner)).expect(401);
        api.get(Kind.DESKTOP.latest(owner)).expect(401);
    }

    private static void assertForbidden(Api caller, String method, String path) {
        Object body = method.equals("GET") ? null : Map.of("app_version", "stolen");
        assertThat(caller.send(method, path, body).expect(403).body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
}

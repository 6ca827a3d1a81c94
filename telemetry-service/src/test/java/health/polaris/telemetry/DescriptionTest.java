package health.polaris.telemetry;

import static health.polaris.telemetry.Samples.with;
import static health.polaris.telemetry.Samples.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published description says what the service does. */
class DescriptionTest extends TelemetryTest {

    @Test
    void describesEveryAnswerOfEveryOperation() {
        OpenApiContract contract = OpenApiContract.of(api);
        for (String path : new String[] {"/running", "/version", "/healthcheck"}) {
            contract.call(api, "GET", path, null).expect(200);
        }
        for (Kind kind : Kind.values()) {
            answersOf(contract, kind);
        }
        for (Kind kind : new Kind[] {Kind.PHONE, Kind.DESKTOP}) {
            contract.call(ownerOf(kind), "GET", kind.latest(owner), null).expect(200);
            contract.call(ownerOf(kind), "GET", kind.latest("nobody"), null).expect(403);
            contract.call(api.as(kind.token("new", READ)), "GET", kind.latest("new"), null)
                    .expect(200);
        }

        contract.call(api.as(Tokens.system("read:access_record")), "GET", "/dhos/v1/access_record?limit=1", null)
                .expect(200);

        assertThat(contract.unseen()).isEmpty();
    }

    private void answersOf(OpenApiContract contract, Kind kind) {
        Api asOwner = ownerOf(kind);
        String id = contract.call(asOwner, "POST", kind.path(owner), kind.sample())
                .expect(kind.created)
                .json()
                .path("uuid")
                .asString();
        contract.call(asOwner, "POST", kind.path(owner), "{").expect(400);
        contract.call(api, "POST", kind.path(owner), kind.sample()).expect(401);
        contract.call(asOwner, "POST", kind.path("another"), kind.sample()).expect(403);
        contract.call(asOwner, "GET", kind.path(owner, id), null).expect(200);
        contract.call(asOwner, "GET", kind.path(owner, "none"), null).expect(404);
        contract.call(asOwner, "PATCH", kind.path(owner, id), Map.of("app_version", "2"))
                .expect(200);
        contract.call(asOwner, "PATCH", kind.path(owner, "none"), Map.of()).expect(404);
        contract.call(asOwner.with("Content-Type", "text/plain"), "PATCH", kind.path(owner, id), "{}")
                .expect(415);
    }

    @Test
    void describesAMeterWithoutReading() {
        OpenApiContract contract = OpenApiContract.of(api);
        Map<String, ?> body = without(without(Samples.meter(), "is_bg_value_correct"), "blood_glucose_value");

        contract.accepts("POST", Kind.METER.path(owner), body);
        contract.call(ownerOf(Kind.METER), "POST", Kind.METER.path(owner), body).expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void describesWhatMayBeSent(Kind kind) {
        OpenApiContract contract = OpenApiContract.of(api);

        contract.accepts("POST", kind.path(owner), kind.sample());
        contract.rejects("POST", kind.path(owner), without(kind.sample(), "app_version"));
        contract.rejects("POST", kind.path(owner), with(kind.sample(), "app_version", null));
        contract.rejects("POST", kind.path(owner), with(kind.sample(), kind.timeKey, "yesterday"));
        contract.accepts("PATCH", kind.path(owner, "1"), Map.of());
        contract.accepts("PATCH", kind.path(owner, "1"), Map.of("app_version", "2"));
        contract.rejects("PATCH", kind.path(owner, "1"), with(Map.of(), "app_version", null));
        contract.rejects("PATCH", kind.path(owner, "1"), Map.of("app_version", 2));
    }
}

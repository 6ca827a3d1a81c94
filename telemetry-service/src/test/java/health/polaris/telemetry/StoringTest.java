package health.polaris.telemetry;

import static health.polaris.telemetry.Samples.with;
import static health.polaris.telemetry.Samples.without;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoringTest extends TelemetryTest {

    private static final Set<String> OPTIONAL = Set.of("is_bg_value_correct", "blood_glucose_value");

    static Stream<Arguments> everyKey() {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.sample().keySet().stream().map(key -> Arguments.of(kind, key)));
    }

    static Stream<Arguments> everyRequiredKey() {
        return everyKey().filter(kindAndKey -> !OPTIONAL.contains(kindAndKey.get()[1]));
    }

    @ParameterizedTest
    @EnumSource
    void answersWithTheWholeObjectAndKeepsIt(Kind kind) {
        Instant before = Instant.now().minusMillis(1);

        JsonNode row = stored(kind, kind.sample());

        assertThat(row.path("uuid").asString()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}");
        assertThat(row.path("created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(row.path("created").asString())).isBetween(before, Instant.now());
        assertThat(row.path("modified")).isEqualTo(row.path("created"));
        assertThat(row.path("created_by").asString()).isEqualTo(owner);
        assertThat(row.path("modified_by").asString()).isEqualTo(owner);
        assertThat(row.path(kind.owner + "_id").asString()).isEqualTo(owner);
        assertThat(row.properties()).hasSize(kind.sample().size() + 6);
        assertThat(read(kind, row).expect(200).json()).isEqualTo(row);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void keepsWhatWasSent(Kind kind, String key) {
        JsonNode row = stored(kind, kind.sample());

        Object expected = key.equals("date_verified")
                ? "2024-05-03T07:58:00.000Z"
                : kind.sample().get(key);
        assertThat(row.path(key)).isEqualTo(JsonMapper.shared().valueToTree(expected));
    }

    @ParameterizedTest
    @EnumSource
    void storesTheSameDeviceAgainAsANewRow(Kind kind) {
        JsonNode first = stored(kind, kind.sample());
        JsonNode second = stored(kind, kind.sample());

        assertThat(second.path("uuid")).isNotEqualTo(first.path("uuid"));
        read(kind, first).expect(200);
        read(kind, second).expect(200);
    }

    @ParameterizedTest
    @MethodSource("everyRequiredKey")
    void refusesABodyWithoutARequiredKey(Kind kind, String key) {
        String expected = key.equals(kind.timeKey) ? "invalid timestamp" : "must not be null";

        assertRefused(kind, without(kind.sample(), key), key + ": " + expected);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void refusesNull(Kind kind, String key) {
        assertRefused(kind, with(kind.sample(), key, null), key);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void refusesAnotherType(Kind kind, String key) {
        Object wrong = OPTIONAL.contains(key) ? "6.1" : 5;

        assertRefused(kind, with(kind.sample(), key, wrong), key);
        assertRefused(kind, with(kind.sample(), key, List.of("a")), key);
        assertRefused(kind, with(kind.sample(), key, Map.of("a", "b")), key);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void refusesUnknownKeysAndTheOwnerInAnInstallation(Kind kind) {
        assertRefused(kind, with(kind.sample(), "colour", "red"), "'colour' is an unknown key");
        assertRefused(kind, with(kind.sample(), kind.owner + "_id", owner), kind.owner + "_id");
        assertRefused(kind, with(kind.sample(), "colour", null), "'colour' is an unknown key");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void ignoresIdentifiersOfTestDataOutsideProduction(Kind kind) {
        Map<String, @Nullable Object> body = with(kind.sample(), "uuid", "mine");
        body.putAll(Map.of("created", "x", "created_by", "x", "modified", "x", "modified_by", "x"));

        JsonNode row = stored(kind, body);

        assertThat(row.path("uuid").asString()).isNotEqualTo("mine");
        assertThat(row.path("created_by").asString()).isEqualTo(owner);
    }

    @Test
    void ignoresUnknownKeysAndTheOwnerInAMeter() {
        Map<String, @Nullable Object> body = with(Samples.meter(), "colour", "red");
        body.putAll(Map.of("patient_id", "another", "uuid", "mine", "created_by", 7));

        JsonNode row = stored(Kind.METER, body);

        assertThat(row.path("patient_id").asString()).isEqualTo(owner);
        assertThat(row.path("uuid").asString()).isNotEqualTo("mine");
        assertThat(row.has("colour")).isFalse();
    }

    @Test
    void showsNullsOfAMeterWithoutReading() {
        JsonNode row =
                stored(Kind.METER, without(without(Samples.meter(), "is_bg_value_correct"), "blood_glucose_value"));

        assertThat(row.has("is_bg_value_correct")).isTrue();
        assertThat(row.path("is_bg_value_correct").isNull()).isTrue();
        assertThat(row.path("blood_glucose_value").isNull()).isTrue();
    }

    @Test
    void takesAnIntegerForAReading() {
        JsonNode row = stored(Kind.METER, with(Samples.meter(), "blood_glucose_value", 6));

        assertThat(row.path("blood_glucose_value").asDouble()).isEqualTo(6.0);
    }

    @Test
    void refusesAReadingBeyondAllNumbers() {
        String body = JsonMapper.shared().writeValueAsString(Samples.meter()).replace("6.1", "1e999");

        ownerOf(Kind.METER).post(Kind.METER.path(owner), body).expect(400);
    }

    @Test
    void refusesALongerMobileIdThanThereCanBe() {
        stored(Kind.METER, with(Samples.meter(), "mobile_id", "x".repeat(36)));
        assertRefused(Kind.METER, with(Samples.meter(), "mobile_id", "x".repeat(37)), "mobile_id");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTextsOfAnyLengthAndContent(Kind kind) {
        String odd = "Åse's \"Tøy\" 🩸 <b> % _ \\ ; '); drop table mobile; --";
        JsonNode row = stored(kind, with(with(kind.sample(), "app_version", "9".repeat(20_000)), kind.textKey, odd));

        assertThat(read(kind, row).json().path("app_version").asString()).hasSize(20_000);
        assertThat(read(kind, row).json().path(kind.textKey).asString()).isEqualTo(odd);
        stored(kind, with(with(kind.sample(), "app_version", ""), kind.textKey, ""));
    }

    @ParameterizedTest
    @EnumSource
    void refusesTextsThatTheDatabaseCanNotKeep(Kind kind) {
        assertRefused(kind, with(kind.sample(), "app_version", "a\u0000b"), "cannot be stored");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-03T09:15:30.123+01:00, 2024-05-03T09:15:30.123+01:00",
        "2024-05-03T09:15:30.1+0100, 2024-05-03T09:15:30.100+01:00",
        "2024-05-03T091530.123456Z, 2024-05-03T09:15:30.123Z",
        "2024-05-03T09:15:30.999999-05:30, 2024-05-03T09:15:30.999-05:30",
        "2024-05-03T09:15:30.000+00:00, 2024-05-03T09:15:30.000Z",
        "2024-05-03T09:15:30Z, 2024-05-03T09:15:30.000Z",
    })
    void keepsTheWallClockAndTheOffsetOfAnInstallation(String sent, String expected) {
        for (Kind kind : List.of(Kind.PHONE, Kind.DESKTOP)) {
            JsonNode row = stored(kind, with(kind.sample(), kind.timeKey, sent));

            assertThat(row.path(kind.timeKey).asString()).isEqualTo(expected);
            assertThat(read(kind, row).json().path(kind.timeKey).asString()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-03",
                "2024-05-03T09:15:30.123",
                "09:15:30.123Z",
                "yesterday",
                "2024-02-30T09:15:30.123Z",
                "2024-05-03T25:15:30.123Z",
                "2024-05-03T09:15:30.123+99:00",
                "2024-05-03T09:15:30.1234567890Z"
            })
    void refusesTimesThatAreNone(String sent) {
        for (Kind kind : Kind.values()) {
            assertRefused(
                    kind, with(kind.sample(), kind.timeKey, sent), sent + " does not match expected ISO8601 format");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEmptyTime(Kind kind) {
        assertRefused(kind, with(kind.sample(), kind.timeKey, ""), "invalid timestamp");
    }

    @ParameterizedTest
    @EnumSource
    void refusesBodiesThatAreNoObject(Kind kind) {
        for (String body : List.of("", "[]", "null", "5", "\"text\"", "{", "{}x", "[" + "{}]")) {
            assertRefused(kind, body, "");
        }
        ownerOf(kind).post(kind.path(owner), null).expect(400);
    }

    @ParameterizedTest
    @EnumSource
    void refusesOtherMediaTypes(Kind kind) {
        String body = JsonMapper.shared().writeValueAsString(kind.sample());

        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            ownerOf(kind)
                    .with("Content-Type", type)
                    .post(kind.path(owner), body)
                    .expect(415);
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheMethodsOfItsPaths(Kind kind) {
        assertThat(ownerOf(kind).get(kind.path(owner)).expect(405).header("Allow"))
                .contains("POST");
        ownerOf(kind).delete(kind.path(owner, "any"), null).expect(405);
        ownerOf(kind).get(kind.path(owner) + "/").expect(404);
    }

    private void assertRefused(Kind kind, Object body, String text) {
        Answer answer = ownerOf(kind).post(kind.path(owner), body).expect(400);
        assertThat(answer.message()).isNotBlank().contains(text);
    }
}

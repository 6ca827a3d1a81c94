package health.polaris.telemetry;

import static health.polaris.telemetry.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UpdatingTest extends TelemetryTest {

    static Stream<Arguments> everyKeyThatMayChange() {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.sample().keySet().stream()
                        .filter(key -> !key.equals("unique_device_code"))
                        .map(key -> Arguments.of(kind, key)));
    }

    @ParameterizedTest
    @MethodSource("everyKeyThatMayChange")
    void changesTheKeyThatWasSentAndNoOther(Kind kind, String key) {
        JsonNode before = stored(kind, kind.sample());
        Object value = changed(kind, key);

        JsonNode after = patched(kind, before, Map.of(key, value)).expect(200).json();

        assertThat(differences(before, after)).containsOnlyKeys(key, "modified");
        assertThat(after.path(key).asString()).isEqualTo(value.toString());
        assertThat(Instant.parse(after.path("modified").asString()))
                .isAfterOrEqualTo(before.path("modified").asString());
        assertThat(read(kind, before).json()).isEqualTo(after);
    }

    private static Object changed(Kind kind, String key) {
        return switch (key) {
            case "is_bg_value_correct" -> false;
            case "blood_glucose_value" -> 4.25;
            default -> key.equals(kind.timeKey) ? "2030-01-02T03:04:05.678Z" : "changed";
        };
    }

    /** {@code modified} counts as changed even when the clock has not moved on. */
    private static Map<String, String> differences(JsonNode before, JsonNode after) {
        Map<String, String> differences = new HashMap<>(Map.of("modified", ""));
        after.properties().stream()
                .filter(entry -> !entry.getValue().equals(before.path(entry.getKey())))
                .forEach(entry ->
                        differences.put(entry.getKey(), entry.getValue().toString()));
        return differences;
    }

    @ParameterizedTest
    @EnumSource
    void leavesEverythingAsItWasWhenNothingChanges(Kind kind) {
        JsonNode row = stored(kind, kind.sample());

        assertThat(patched(kind, row, Map.of()).expect(200).json()).isEqualTo(row);
        assertThat(patched(kind, row, Map.of("app_version", "v21.3.7"))
                        .expect(200)
                        .json())
                .isEqualTo(row);
        assertThat(read(kind, row).json()).isEqualTo(row);
    }

    /** A phone that sends again what it heard no answer to meets itself. */
    @ParameterizedTest
    @EnumSource
    void changesThatMeetAreMadeOneAfterTheOther(Kind kind) {
        JsonNode row = stored(kind, kind.sample());
        List<CompletableFuture<Integer>> answers;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 20)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> patched(kind, row, Map.of("app_version", "v" + number))
                                    .status(),
                            clients))
                    .toList();
        }
        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhoChangedARow(Kind kind) {
        JsonNode row = stored(kind, kind.sample());
        Map<String, Object> withDevice = Map.of(kind.owner + "_id", owner, "device_id", "D1");
        String expected = kind.owner.equals("patient") ? owner : "D1";

        JsonNode after = api.as(Tokens.with(withDevice, WRITE))
                .patch(kind.path(owner, row.path("uuid").asString()), Map.of("app_version", "v22"))
                .expect(200)
                .json();

        assertThat(after.path("modified_by").asString()).isEqualTo(expected);
        assertThat(after.path("created_by").asString()).isEqualTo(owner);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void refusesToChangeWhatIsFixedInAnInstallation(Kind kind) {
        JsonNode row = stored(kind, kind.sample());

        for (String key : List.of(
                "unique_device_code",
                kind.owner + "_id",
                "uuid",
                "created",
                "created_by",
                "modified",
                "modified_by",
                "colour")) {
            Answer answer =
                    patched(kind, row, Map.of(key, "x", "app_version", "v22")).expect(400);
            assertThat(answer.message()).isEqualTo(key + " can not be updated");
        }
        assertThat(read(kind, row).json()).isEqualTo(row);
    }

    @ParameterizedTest
    @MethodSource("everyKeyThatMayChange")
    void refusesNullAndOtherTypes(Kind kind, String key) {
        JsonNode row = stored(kind, kind.sample());

        assertThat(patched(kind, row, with(Map.of(), key, null)).expect(400).message())
                .contains(key);
        assertThat(patched(kind, row, Map.of(key, List.of())).expect(400).message())
                .contains(key);
        assertThat(read(kind, row).json()).isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource
    void refusesBadTimesAndMissingBodies(Kind kind) {
        JsonNode row = stored(kind, kind.sample());

        assertThat(patched(kind, row, Map.of(kind.timeKey, "soon")).expect(400).message())
                .isEqualTo(
                        "'%s' must be a time with its offset such as 2026-01-31T08:15:30.123Z: soon does not match expected ISO8601 format"
                                .formatted(kind.timeKey));
        assertThat(patched(kind, row, Map.of(kind.timeKey, "")).expect(400).message())
                .contains("invalid timestamp");
        patched(kind, row, "").expect(400);
        patched(kind, row, "[]").expect(400);
        ownerOf(kind).patch(kind.path(owner, row.path("uuid").asString()), null).expect(400);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFindUnknownRowsNorThoseOfAnotherOwner(Kind kind) {
        String id = stored(kind, kind.sample()).path("uuid").asString();
        var another = api.as(kind.token("another", READ, WRITE));

        for (String unknown : List.of("none", "00000000-0000-4000-8000-000000000000", "%20", "a".repeat(500))) {
            assertThat(ownerOf(kind).get(kind.path(owner, unknown)).expect(404).message())
                    .isNotBlank();
            ownerOf(kind).patch(kind.path(owner, unknown), Map.of()).expect(404);
        }
        another.get(kind.path("another", id)).expect(404);
        another.patch(kind.path("another", id), Map.of("app_version", "stolen")).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uuid", "created", "created_by", "modified", "modified_by", "version", "colour"})
    void ignoresWhatIsNoFieldOfAMeter(String key) {
        JsonNode row = stored(Kind.METER, Samples.meter());

        assertThat(patched(Kind.METER, row, Map.of(key, "2020-01-01T00:00:00.000Z"))
                        .expect(200)
                        .json())
                .isEqualTo(row);
    }

    @Test
    void neverMovesAMeterToAnotherPatient() {
        JsonNode row = stored(Kind.METER, Samples.meter());

        assertThat(patched(Kind.METER, row, Map.of("patient_id", "another"))
                        .expect(400)
                        .message())
                .isEqualTo("patient_id can not be updated");
        patched(Kind.METER, row, Map.of("patient_id", 7)).expect(400);
        patched(Kind.METER, row, Map.of("patient_id", owner)).expect(200);
        assertThat(read(Kind.METER, row).json()).isEqualTo(row);
    }

    @Test
    void changesAReadingToZeroAndFalse() {
        JsonNode row = stored(Kind.METER, Samples.meter());
        Map<String, @Nullable Object> change = with(Map.of("blood_glucose_value", 0), "is_bg_value_correct", false);

        JsonNode after = patched(Kind.METER, row, change).expect(200).json();

        assertThat(after.path("blood_glucose_value").asDouble()).isZero();
        assertThat(after.path("is_bg_value_correct").asBoolean(true)).isFalse();
    }
}

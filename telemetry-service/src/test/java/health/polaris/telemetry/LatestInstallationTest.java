package health.polaris.telemetry;

import static health.polaris.telemetry.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class LatestInstallationTest extends TelemetryTest {

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void isAnEmptyObjectWhenThereIsNone(Kind kind) {
        assertThat(ownerOf(kind).get(kind.latest(owner)).expect(200).body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void isTheGreatestInstantWhateverWasSentLastOrShowsALaterClock(Kind kind) {
        stored(kind, with(kind.sample(), kind.timeKey, "2024-05-03T23:00:00.000+12:00"));
        JsonNode latest = stored(kind, with(kind.sample(), kind.timeKey, "2024-05-03T12:00:00.000Z"));
        stored(kind, with(kind.sample(), kind.timeKey, "2024-05-03T13:59:59.999+02:00"));

        assertThat(latest(kind)).isEqualTo(latest);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void isTheGreaterVersionAsTextAmongEqualInstants(Kind kind) {
        stored(kind, with(kind.sample(), "app_version", "1.10"));
        JsonNode latest = stored(kind, with(kind.sample(), "app_version", "1.9"));
        stored(kind, with(kind.sample(), "app_version", "1.2"));
        assertThat(latest(kind)).isEqualTo(latest);

        // Code points: every capital comes before every small letter.
        stored(kind, with(kind.sample(), "app_version", "Z"));
        JsonNode small = stored(kind, with(kind.sample(), "app_version", "a"));
        assertThat(latest(kind)).isEqualTo(small);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void isTheNewestAmongEqualInstantsAndVersions(Kind kind) {
        stored(kind, kind.sample());
        stored(kind, kind.sample());
        JsonNode newest = stored(kind, kind.sample());

        assertThat(latest(kind)).isEqualTo(newest);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void changesWithTheTimeOfAnInstallation(Kind kind) {
        JsonNode first = stored(kind, with(kind.sample(), kind.timeKey, "2024-05-01T00:00:00.000Z"));
        JsonNode second = stored(kind, with(kind.sample(), kind.timeKey, "2024-05-02T00:00:00.000Z"));
        assertThat(latest(kind)).isEqualTo(second);

        JsonNode later = patched(kind, first, Map.of(kind.timeKey, "2024-05-03T00:00:00.000+05:00"))
                .expect(200)
                .json();

        assertThat(latest(kind)).isEqualTo(later);
        assertThat(later.path(kind.timeKey).asString()).isEqualTo("2024-05-03T00:00:00.000+05:00");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void isTheOwnersAlone(Kind kind) {
        JsonNode own = stored(kind, kind.sample());
        api.as(kind.token("another", WRITE))
                .post(kind.path("another"), with(kind.sample(), kind.timeKey, "2039-01-01T00:00:00.000Z"))
                .expect(200);

        assertThat(latest(kind)).isEqualTo(own);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void keepsAllFirstInstallationsOfOneOwnerThatArriveAtOnce(Kind kind) throws Exception {
        List<Callable<JsonNode>> atOnce = IntStream.range(0, 8)
                .<Callable<JsonNode>>mapToObj(
                        number -> () -> stored(kind, with(kind.sample(), "app_version", "v" + number)))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JsonNode> row : threads.invokeAll(atOnce)) {
                assertThat(read(kind, row.get()).expect(200).json()).isEqualTo(row.get());
            }
        }
        assertThat(latest(kind).path("app_version").asString()).isEqualTo("v7");
    }

    private JsonNode latest(Kind kind) {
        return ownerOf(kind).get(kind.latest(owner)).expect(200).json();
    }
}

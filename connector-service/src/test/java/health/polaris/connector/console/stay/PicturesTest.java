package health.polaris.connector.console.stay;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.console.stay.MergePicture.Merge;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PicturesTest {

    private static Map<String, Object> change(
            String uuid, String kind, String item, String known, Map<String, ?> fields) {
        return Map.of(
                "uuid",
                uuid,
                "kind",
                kind,
                "item",
                item,
                "operation",
                "changed",
                "known_at",
                known,
                "fields",
                fields,
                "message_uuid",
                "m-" + known.charAt(18),
                "caller_id",
                "epr");
    }

    private static Map<String, Object> parent(
            String uuid, @Nullable String before, @Nullable String after, String known) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("before", before);
        values.put("after", after);
        return change(uuid, "patient", uuid, known, Map.of("parent_uuid", values));
    }

    @Test
    void aSliderGoesFromBeforeTheFirstChangeToBehindTheLast() {
        List<?> history = List.of(
                change("s", "encounter", "s", "2026-11-28T03:12:00.000Z", Map.of()),
                change("s", "move", "m", "2026-11-28T03:12:00.000Z", Map.of()),
                change("s", "encounter", "s", "2026-11-28T04:00:00.000Z", Map.of()));
        Slider slider = Slider.of(history, null, null);
        assertThat(slider.moments())
                .containsExactly("2026-11-28T03:11:59.999Z", "2026-11-28T03:12:00.001Z", "2026-11-28T04:00:00.001Z");
        assertThat(slider.step()).isEqualTo(2);
        assertThat(Slider.of(history, "1", null).moment()).isEqualTo("2026-11-28T03:12:00.001Z");
        assertThat(Slider.of(history, "99", null).step()).isEqualTo(2);
        assertThat(Slider.of(history, null, "2026-11-28T03:30:00Z").step()).isEqualTo(1);
        assertThat(Slider.of(history, null, "2026-11-28T03:00:00Z").step()).isZero();
        assertThat(Slider.of(history, "rubbish", "rubbish").step()).isEqualTo(2);
        assertThat(Slider.of(List.of(), "3", null).moment()).isNull();
    }

    @Test
    void recordsAreLinesThatEndWhereTheyBecamePartOfAnother() {
        MergePicture picture = MergePicture.of(
                "p-1",
                List.of(
                        change("p-2", "number", "MRN  M-2", "2026-11-28T03:00:01.000Z", Map.of()),
                        change(
                                "p-2",
                                "patient",
                                "p-2",
                                "2026-11-28T03:00:01.000Z",
                                Map.of("first_name", Map.of("after", "ADA"), "last_name", Map.of("after", "WREN"))),
                        parent("p-2", null, "p-1", "2026-11-28T03:00:02.000Z"),
                        parent("p-2", "p-1", null, "2026-11-28T03:00:03.000Z"),
                        parent("p-2", null, "p-1", "2026-11-28T03:00:04.000Z")));
        assertThat(picture.lanes()).extracting(MergePicture.Lane::uuid).containsExactly("p-1", "p-2");
        assertThat(picture.lanes().getLast().name()).isEqualTo("MRN M-2 ADA WREN");
        assertThat(picture.merges()).extracting(Merge::undone).containsExactly(false, true, false);
        assertThat(picture.merges()).extracting(Merge::standing).containsExactly(false, false, true);
        assertThat(picture.merges()).extracting(Merge::uuid).containsOnly("p-2");
        assertThat(picture.merges()).extracting(Merge::message).containsExactly("m-2", "m-3", "m-4");
        Merge last = picture.merges().getLast();
        assertThat(last.toY()).isLessThan(last.fromY());
        assertThat(picture.lanes().getLast().end()).isEqualTo(last.x());
        assertThat(picture.lanes().getFirst().end()).isGreaterThan(last.x());
    }

    @Test
    void whoWasNeverMergedHasNoPicture() {
        assertThat(MergePicture.of("p-1", List.of()).merges()).isEmpty();
    }

    /** Known at twelve what had happened at nine, when somebody asks what was missing at ten. */
    @Test
    void theFirstChangeThatWasMissingIsMarkedWithHowLateItWas() {
        Map<String, ?> soon = said("2026-11-28T09:00:00.000Z", "2026-11-28T09:00:01.000Z");
        Map<String, ?> late = said("2026-11-28T09:00:00.000Z", "2026-11-28T12:12:00.000Z");
        Map<String, ?> later = said("2026-11-26T09:00:00.000Z", "2026-11-28T13:00:00.000Z");
        List<Map<String, Object>> told =
                LateChanges.of(List.of(soon, late, later), Instant.parse("2026-11-28T10:00:00Z"));
        assertThat(told.get(0)).doesNotContainKeys("late", "next");
        assertThat(told.get(1)).containsEntry("late", "3 h 12 min").containsEntry("next", true);
        assertThat(told.get(2)).containsEntry("late", "2 d 4 h").doesNotContainKey("next");
        assertThat(LateChanges.of(List.of(late), Instant.parse("2026-11-28T08:00:00Z")))
                .noneMatch(each -> each.containsKey("next"));
        assertThat(LateChanges.of(List.of(late), null)).noneMatch(each -> each.containsKey("next"));
    }

    private static Map<String, ?> said(String happened, String known) {
        return Map.of("happened_at", happened, "known_at", known, "kind", "encounter");
    }
}

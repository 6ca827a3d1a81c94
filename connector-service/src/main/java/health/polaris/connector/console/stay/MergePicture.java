package health.polaris.connector.console.stay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records that are one patient, each a line from left to right that ends where it became part of another one. Made of the
 * patient's history; the words of it stand beside the picture.
 *
 * @param lanes the patient first
 * @param merges the first one first
 */
record MergePicture(List<Lane> lanes, List<Merge> merges) {

    private static final int LANE = 56;
    private static final int FIRST_LINE = 40;
    private static final int RIGHT = 632;
    private static final int FIRST_MERGE = 220;

    /**
     * A record.
     *
     * @param name its numbers and whose they are
     * @param y of its line; its name stands above
     * @param end where its line ends
     */
    record Lane(String uuid, String name, int y, int end) {}

    /**
     * A record became part of another one, or stopped being it.
     *
     * @param uuid of the record
     * @param record its name
     * @param into of which it is part from then on, or was until then
     * @param undone it is on its own again
     * @param standing it is part of it today
     * @param message null: somebody did it by hand
     */
    record Merge(
            String uuid,
            String record,
            String into,
            boolean undone,
            boolean standing,
            String knownAt,
            @Nullable String message,
            String caller,
            int x,
            int fromY,
            int toY) {}

    /** What the history says of a record. */
    private static final class Known {

        private final Set<String> numbers = new LinkedHashSet<>();
        private @Nullable String first;
        private @Nullable String last;

        /** @param seen numbers that some record has had: merges carry them on, and whose they were first is meant */
        private void hears(Map<?, ?> entry, Map<?, ?> fields, Set<String> seen) {
            if ("number".equals(entry.get("kind"))) {
                String number = String.valueOf(entry.get("item")).replaceAll(" +", " ");
                if (seen.add(number)) {
                    numbers.add(number);
                }
            } else {
                first = Objects.requireNonNullElse(after(fields, "first_name"), Objects.requireNonNullElse(first, ""));
                last = Objects.requireNonNullElse(after(fields, "last_name"), Objects.requireNonNullElse(last, ""));
            }
        }

        private String name() {
            String who = (Objects.requireNonNullElse(first, "") + " " + Objects.requireNonNullElse(last, "")).strip();
            String which = String.join(", ", numbers);
            return (which + " " + who).strip();
        }
    }

    private record Said(
            String record,
            String into,
            boolean undone,
            String knownAt,
            @Nullable String message,
            String caller) {}

    /** @param history of the patient, as the API answers it: that of the records merged into it, too */
    static MergePicture of(String patient, List<?> history) {
        Map<String, Known> records = new LinkedHashMap<>();
        records.put(patient, new Known());
        List<Said> said = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Object each : history) {
            Map<?, ?> entry = (Map<?, ?>) each;
            String uuid = String.valueOf(entry.get("uuid"));
            Map<?, ?> fields = entry.get("fields") instanceof Map<?, ?> map ? map : Map.of();
            records.computeIfAbsent(uuid, _ -> new Known()).hears(entry, fields, seen);
            if ("patient".equals(entry.get("kind")) && fields.get("parent_uuid") instanceof Map<?, ?> parent) {
                String into = text(parent.get("after"));
                String other = into == null ? String.valueOf(parent.get("before")) : into;
                records.computeIfAbsent(other, _ -> new Known());
                said.add(new Said(
                        uuid,
                        other,
                        into == null,
                        String.valueOf(entry.get("known_at")),
                        text(entry.get("message_uuid")),
                        String.valueOf(entry.get("caller_id"))));
            }
        }
        return drawn(records, said);
    }

    private static MergePicture drawn(Map<String, Known> records, List<Said> said) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        records.keySet().forEach(uuid -> lines.put(uuid, FIRST_LINE + lines.size() * LANE));
        Map<String, Integer> ends = new LinkedHashMap<>();
        Map<String, Said> last = new LinkedHashMap<>();
        said.forEach(each -> last.put(each.record(), each));
        List<Merge> merges = new ArrayList<>();
        int step = said.isEmpty() ? 0 : (RIGHT - FIRST_MERGE) / said.size();
        for (Said each : said) {
            int x = FIRST_MERGE + step * merges.size();
            merges.add(new Merge(
                    each.record(),
                    name(records, each.record()),
                    name(records, each.into()),
                    each.undone(),
                    each.equals(last.get(each.record())) && !each.undone(),
                    each.knownAt(),
                    each.message(),
                    each.caller(),
                    x,
                    lines.getOrDefault(each.record(), FIRST_LINE),
                    lines.getOrDefault(each.into(), FIRST_LINE)));
            if (each.undone()) {
                ends.remove(each.record());
            } else {
                ends.put(each.record(), x);
            }
        }
        List<Lane> lanes = records.entrySet().stream()
                .map(record -> new Lane(
                        record.getKey(),
                        name(records, record.getKey()),
                        lines.getOrDefault(record.getKey(), FIRST_LINE),
                        ends.getOrDefault(record.getKey(), RIGHT)))
                .toList();
        return new MergePicture(lanes, merges);
    }

    private static String name(Map<String, Known> records, String uuid) {
        Known known = records.get(uuid);
        String name = known == null ? "" : known.name();
        return name.isEmpty() ? uuid : name;
    }

    private static @Nullable String after(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof Map<?, ?> values ? text(values.get("after")) : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

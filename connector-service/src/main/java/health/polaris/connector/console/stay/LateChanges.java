package health.polaris.connector.console.stay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes with the words that lead to the message that was late: how late each was known, and which came first after a moment. */
final class LateChanges {

    /** What a message takes on its way in the worst of ordinary cases. */
    private static final Duration USUAL = Duration.ofMinutes(2);

    private LateChanges() {}

    /**
     * @param history the changes of a stay, as the API answers them, oldest first
     * @param moment the one that is asked about; null for none
     * @return each with {@code late}: {@code 3 h 12 min}, and {@code next}: the first that was known after the moment and had happened
     *     by then, so that it was true and not shown
     */
    static List<Map<String, Object>> of(List<?> history, @Nullable Instant moment) {
        List<Map<String, Object>> told = new ArrayList<>();
        boolean found = false;
        for (Object each : history) {
            Map<String, Object> entry = new HashMap<>();
            ((Map<?, ?>) each).forEach((name, value) -> entry.put(String.valueOf(name), value));
            Instant known = ShownTime.of(entry.get("known_at"));
            Instant happened = ShownTime.of(entry.get("happened_at"));
            if (known != null && happened != null) {
                Duration late = Duration.between(happened, known);
                if (late.compareTo(USUAL) > 0) {
                    entry.put("late", words(late));
                }
                if (!found && moment != null && known.isAfter(moment) && !happened.isAfter(moment)) {
                    entry.put("next", true);
                    found = true;
                }
            }
            told.add(entry);
        }
        return told;
    }

    private static String words(Duration late) {
        if (late.toDays() > 0) {
            return late.toDays() + " d " + late.toHoursPart() + " h";
        }
        return late.toHours() > 0 ? late.toHours() + " h " + late.toMinutesPart() + " min" : late.toMinutes() + " min";
    }
}

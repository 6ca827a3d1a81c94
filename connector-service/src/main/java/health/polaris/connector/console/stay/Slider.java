package health.polaris.connector.console.stay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The moments between which something else was shown of a stay: before anything was known, and just after each change.
 *
 * @param moments {@code 2026-11-28T03:12:07.205Z}, the first one first
 * @param step which of them is meant
 */
record Slider(List<String> moments, int step) {

    /**
     * @param history the changes of a stay, as the API answers them
     * @param asked a step; null or no number: whichever the time is in
     * @param asOf null: now
     */
    static Slider of(List<?> history, @Nullable String asked, @Nullable String asOf) {
        TreeSet<Instant> times = new TreeSet<>();
        for (Object each : history) {
            Instant known = Instant.parse(String.valueOf(((Map<?, ?>) each).get("known_at")));
            times.add(known.plusMillis(1));
        }
        List<Instant> moments = new ArrayList<>();
        if (!times.isEmpty()) {
            moments.add(times.first().minusMillis(2));
            moments.addAll(times);
        }
        return new Slider(moments.stream().map(Instant::toString).toList(), step(moments, asked, ShownTime.of(asOf)));
    }

    private static int step(List<Instant> moments, @Nullable String asked, @Nullable Instant asOf) {
        if (asked != null && asked.matches("\\d{1,4}")) {
            return Math.min(Integer.parseInt(asked), Math.max(0, moments.size() - 1));
        }
        if (asOf == null) {
            return Math.max(0, moments.size() - 1);
        }
        long before = moments.stream().filter(moment -> !moment.isAfter(asOf)).count();
        return Math.toIntExact(Math.max(0, before - 1));
    }

    /** Null: there is none. */
    @Nullable
    String moment() {
        return moments.isEmpty() ? null : moments.get(step);
    }
}

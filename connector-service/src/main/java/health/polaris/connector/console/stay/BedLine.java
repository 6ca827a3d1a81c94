package health.polaris.connector.console.stay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beds of a stay from left to right, each as long as it was lain in; the words of it stand below the picture. */
final class BedLine {

    private static final int WIDTH = 640;

    /** Narrower than that nobody sees it. */
    private static final long NARROWEST = 3;

    private BedLine() {}

    /**
     * One bed.
     *
     * @param until null: still there
     */
    record Bed(String place, String from, @Nullable String until, long x, long width) {}

    private record Lain(
            String place, Instant from, @Nullable Instant until) {}

    /**
     * @param stay as the API answers it, in full form
     * @param now where beds end that nobody has left
     */
    static List<Bed> of(Map<?, ?> stay, Places places, Instant now) {
        List<Lain> lain = lain(stay, places);
        if (lain.isEmpty()) {
            return List.of();
        }
        Instant begin = lain.getFirst().from();
        Instant last = lain.getLast().until();
        double all =
                Math.max(1, Duration.between(begin, last == null ? now : last).toMillis());
        List<Bed> beds = new ArrayList<>();
        for (Lain each : lain) {
            Instant end = each.until() == null ? now : each.until();
            long x = Math.round(Duration.between(begin, each.from()).toMillis() / all * WIDTH);
            long width = Math.round(Duration.between(each.from(), end).toMillis() / all * WIDTH);
            beds.add(new Bed(
                    each.place(),
                    each.from().toString(),
                    each.until() == null ? null : each.until().toString(),
                    Math.clamp(x, 0, WIDTH - NARROWEST),
                    Math.max(NARROWEST, width)));
        }
        return beds;
    }

    /** Ids of the places of a stay. */
    static List<String> places(Map<?, ?> stay) {
        List<String> places = new ArrayList<>();
        if (stay.get("location_history") instanceof List<?> left) {
            left.forEach(bed -> places.add(String.valueOf(((Map<?, ?>) bed).get("location_uuid"))));
        }
        if (stay.get("location_uuid") != null) {
            places.add(String.valueOf(stay.get("location_uuid")));
        }
        return places;
    }

    private static List<Lain> lain(Map<?, ?> stay, Places places) {
        List<Lain> lain = new ArrayList<>();
        Instant since = ShownTime.of(stay.get("admitted_at"));
        if (stay.get("location_history") instanceof List<?> left) {
            for (Object each : left) {
                Map<?, ?> bed = (Map<?, ?>) each;
                Instant from = ShownTime.of(bed.get("arrived_at"));
                Instant until = ShownTime.of(bed.get("departed_at"));
                if (from != null && until != null) {
                    lain.add(new Lain(places.name(String.valueOf(bed.get("location_uuid"))), from, until));
                    since = until;
                }
            }
        }
        if (since != null && stay.get("location_uuid") != null) {
            lain.add(new Lain(
                    places.name(String.valueOf(stay.get("location_uuid"))),
                    since,
                    ShownTime.of(stay.get("discharged_at"))));
        }
        lain.sort(Comparator.comparing(Lain::from));
        return lain;
    }
}

package health.polaris.connector.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many messages came in each of the last hours, as a line, and as words for whoever does not see it. */
final class Sparkline {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 24;

    private Sparkline() {}

    /**
     * @param figures what {@code GET /dhos/v1/figure/sender} answered, as {@code found}
     * @return for each sender {@code points} of a polyline in a box of 120 by 24, and {@code words}
     */
    static Map<String, Map<String, String>> bySender(Map<String, Object> figures) {
        Map<String, Map<String, String>> lines = new HashMap<>();
        if (figures.get("found") instanceof Map<?, ?> found && found.get("senders") instanceof List<?> senders) {
            for (Object each : senders) {
                Map<?, ?> sender = (Map<?, ?>) each;
                List<Long> counts = new ArrayList<>();
                if (sender.get("received") instanceof List<?> received) {
                    received.forEach(count -> counts.add(((Number) count).longValue()));
                }
                lines.put(String.valueOf(sender.get("sender")), of(counts));
            }
        }
        return lines;
    }

    static Map<String, String> of(List<Long> counts) {
        long most = counts.isEmpty() ? 0 : Collections.max(counts);
        double step = counts.size() < 2 ? 0 : (double) WIDTH / (counts.size() - 1);
        String points = IntStream.range(0, counts.size())
                .mapToObj(index -> "%d,%d".formatted(Math.round(index * step), height(counts.get(index), most)))
                .collect(Collectors.joining(" "));
        return Map.of(
                "points",
                points,
                "words",
                "Messages an hour in the last %d hours: at most %d, now %d"
                        .formatted(counts.size(), most, counts.isEmpty() ? 0 : counts.getLast()));
    }

    private static long height(long count, long most) {
        return most == 0 ? HEIGHT - 1 : Math.round(HEIGHT - 1 - (HEIGHT - 2) * (double) count / most);
    }
}

package health.polaris.integration.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was made over HTTP: the uuids of local stays, and between which two moments the suite took each change in. */
final class Posted {

    /** @param until what the second fold has for its time */
    record Moment(Instant from, Instant until) {}

    private final Map<Integer, String> stays = new TreeMap<>();
    private final List<Moment> moments = new ArrayList<>();

    void stay(int number, String uuid) {
        stays.put(number, uuid);
    }

    void at(Moment moment) {
        moments.add(moment);
    }

    /** Uuids by the numbers of the facts that made them. */
    Map<Integer, String> stays() {
        return stays;
    }

    /** The suite's own clock says when, to within a moment. */
    String named(Instant time) {
        return moments.stream()
                .filter(moment -> !time.isBefore(moment.from()) && !time.isAfter(moment.until()))
                .map(Moment::until)
                .findFirst()
                .orElse(time)
                .toString();
    }
}

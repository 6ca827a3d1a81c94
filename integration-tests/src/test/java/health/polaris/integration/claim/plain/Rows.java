package health.polaris.integration.claim.plain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** F3: where a patient was, in the order of places; times are those of the events. */
final class Rows {

    record Row(String bed, Instant arrived, Instant departed) {

        @Override
        public String toString() {
            return "%s %s..%s".formatted(bed, arrived, departed);
        }
    }

    /** Those that were left. */
    final List<Row> left = new ArrayList<>();

    String bed = "";
    private Instant arrived = Instant.MIN;

    /** The first row of a stay begins with its admission, whenever that was said. */
    Rows(List<Positions.At> positions, Instant admitted) {
        positions.forEach(at -> take(at, at.since(admitted).event()));
    }

    private void take(Positions.At at, Instant since) {
        if (bed.isEmpty()) {
            arrived = since;
        } else if (at.left() != null) {
            leave(at.left());
            arrived = later(since, arrived);
        } else if (!at.bed().equals(bed)) {
            leave(at.event());
        }
        bed = at.bed();
    }

    /** An event before that of the row ahead is raised to it. */
    private void leave(Instant event) {
        Instant departed = later(event, arrived);
        left.add(new Row(bed, arrived, departed));
        arrived = departed;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}

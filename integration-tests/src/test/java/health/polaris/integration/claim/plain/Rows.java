package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.plain.Life.Again;
import health.polaris.integration.claim.plain.Life.Moved;
import health.polaris.integration.claim.plain.Life.MovedBack;
import health.polaris.integration.claim.plain.Life.Step;
import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    void take(Step step) {
        switch (step) {
            case Moved moved -> move(code(moved.bed(), bed), moved.event());
            case MovedBack back -> moveBack(code(back.bed(), bed), back.event());
            case Again again -> {
                leave(again.discharged());
                bed = again.bed() == null ? bed : code(again.bed(), bed);
                arrived = later(again.event(), arrived);
            }
        }
    }

    private void move(String to, Instant event) {
        if (bed.isEmpty()) {
            arrived = event;
        } else if (!to.equals(bed)) {
            leave(event);
        }
        bed = to;
    }

    /** An event before that of the row ahead is raised to it. */
    private void leave(Instant event) {
        Instant departed = later(event, arrived);
        left.add(new Row(bed, arrived, departed));
        arrived = departed;
    }

    /** A transfer cancelled leaves no stay that never was. */
    private void moveBack(String to, Instant event) {
        if (!left.isEmpty() && left.getLast().bed().equals(to) && !bed.equals(to)) {
            Row again = left.removeLast();
            bed = again.bed();
            arrived = again.arrived();
        } else {
            move(to, event);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** F1: within the same ward, or bay, what is empty keeps what it was; {@code ""} deletes. */
    private static String code(Bed said, String before) {
        String[] parts = before.split(":");
        boolean sameWard = parts[0].equals(said.ward());
        String bay = said.bay() == null && sameWard && parts.length > 1 ? parts[1] : said.bay();
        boolean sameBay = sameWard && parts.length > 1 && parts[1].equals(bay);
        String place = said.bed() == null && sameBay && parts.length > 2 ? parts[2] : said.bed();
        return String.join(
                ":", Stream.of(said.ward(), bay, place).filter(Rows::isThere).toList());
    }

    private static boolean isThere(@Nullable String part) {
        return part != null && !part.equals(Message.DELETED);
    }
}

package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.stay.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a stay, in the order of places (F3), and the facts whose event time had to be raised. */
final class LocationRows {

    private final Instant admittedAt;
    private final List<LocationRow> rows = new ArrayList<>();
    private final List<String> raised = new ArrayList<>();
    private @Nullable Instant departed;

    private LocationRows(Instant admittedAt) {
        this.admittedAt = admittedAt;
    }

    static LocationRows of(List<Step> steps, Instant admittedAt) {
        LocationRows rows = new LocationRows(admittedAt);
        steps.forEach(rows::add);
        return rows;
    }

    List<LocationRow> rows() {
        return List.copyOf(rows);
    }

    /** Ids of facts. */
    List<String> raised() {
        return List.copyOf(raised);
    }

    private void add(Step step) {
        Location location = step.location();
        if (location == null) {
            depart(step);
        } else if (rows.isEmpty() || departed != null) {
            arrive(location, step, step.kind() == Step.Kind.ADMISSION ? admittedAt : step.at());
        } else if (!rows.getLast().location().equals(location)) {
            arrive(location, step, step.at());
        }
    }

    /** O7: the last row of the former life departs at its discharge. */
    private void depart(Step step) {
        if (!rows.isEmpty()) {
            departed = later(step.at(), rows.getLast().arrivedAt());
            leave(departed);
        }
    }

    /** An event time before that of the row ahead is raised to it, with a warning. */
    private void arrive(Location location, Step step, Instant at) {
        Instant earliest = rows.isEmpty() ? at : rows.getLast().arrivedAt();
        Instant arrived = later(at, departed == null ? earliest : departed);
        if (arrived.isAfter(at)) {
            raised.add(step.fact());
        }
        if (!rows.isEmpty() && departed == null) {
            leave(arrived);
        }
        departed = null;
        rows.add(new LocationRow(location, arrived, null));
    }

    private void leave(Instant at) {
        LocationRow last = rows.removeLast();
        rows.add(new LocationRow(last.location(), last.arrivedAt(), at));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package health.polaris.encounters.fact;

import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.view.ShownStay;
import health.polaris.encounters.fold.view.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How long nothing has happened in a group. */
final class Quiet {

    private Quiet() {}

    /** When the last stay ended and the last fact was; null while a stay is open, or when there are no facts. */
    static @Nullable LocalDate since(Group group, View view) {
        Place last = group.state().last();
        if (group.facts().isEmpty() || last == null) {
            return null;
        }
        Instant since = last.time();
        for (ShownStay stay : view.stays().values()) {
            Instant end = stay.deletedAt() == null ? stay.dischargedAt() : stay.deletedAt();
            if (end == null) {
                return null;
            }
            since = end.isAfter(since) ? end : since;
        }
        return since.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}

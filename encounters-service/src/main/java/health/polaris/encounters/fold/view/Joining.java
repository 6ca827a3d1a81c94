package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.stay.Course;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which local stays are one with which visit (O5). Worked out from the final times of both whenever a state is shown, so
 * that the local stay stands again when they part or the life of the visit is cancelled.
 */
record Joining(Records records, Stays stays) {

    /** The local stays of each life, the one made first ahead. */
    Map<StayKey, List<LocalStay>> all() {
        Map<StayKey, List<LocalStay>> joined = new TreeMap<>();
        stays.locals().values().stream()
                .sorted(Comparator.comparing(LocalStay::made).thenComparing(LocalStay::uuid))
                .forEach(local -> visit(local)
                        .ifPresent(life -> joined.computeIfAbsent(StayKey.of(life), _ -> new ArrayList<>())
                                .add(local)));
        return joined;
    }

    @Nullable
    RecordId owner(LocalStay local) {
        RecordId owner = local.owner();
        return owner != null ? records.topOf(owner) : records.firstTop(local.patient());
    }

    private Optional<Life> visit(LocalStay local) {
        RecordId owner = owner(local);
        if (local.deletedAt() != null) {
            return Optional.empty();
        }
        Identifier number = local.number();
        if (number != null) { // a client said itself which visit it is; whose, the visit says where nobody else knows
            return stays.lives(number).stream()
                    .filter(life -> local.isOneWith(life) && (owner == null || isOf(owner, life)))
                    .findFirst();
        }
        if (owner == null) {
            return Optional.empty();
        }
        return stays.all()
                .filter(life -> local.noStayShown() && life.isLive() && isOf(owner, life))
                .filter(life -> fitting(local, life).findAny().isPresent())
                .min(Comparator.comparing((Life life) -> distance(local, life))
                        .thenComparing(Life::began)
                        .thenComparing(Life::number));
    }

    private boolean isOf(RecordId owner, Life life) {
        return records.topOf(life.owner()).equals(owner);
    }

    /** A local stay that was one with a former stay of the number is it still, when that was opened again (O7). */
    private static Stream<Course> fitting(LocalStay local, Life life) {
        return life.courses().filter(course -> fits(local.course(), course));
    }

    private static Duration distance(LocalStay local, Life life) {
        return fitting(local, life)
                .map(course -> distance(local.course(), course))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** They overlap, and PV1-44 is at most the window away from the beginning of the local stay. */
    private static boolean fits(Course local, Course visit) {
        return begins(local, visit)
                && begins(visit, local)
                && distance(local, visit).compareTo(visit.localWindow()) <= 0;
    }

    /** A visit that ended before it began never adopts it. */
    private static boolean begins(Course one, Course other) {
        Instant end = other.dischargedAt();
        return end == null || one.admittedAt().isBefore(end);
    }

    private static Duration distance(Course local, Course visit) {
        return Duration.between(local.admittedAt(), visit.admittedAt()).abs();
    }
}

package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One life of a visit number, from the fact that begins it until it is cancelled (O4); or a local stay. */
final class Life {

    /** What a fact said of the bed. */
    sealed interface Step {
        /** The place of the fact. */
        Instant place();
    }

    /** The patient is in this bed since that event. */
    record Moved(Instant place, Instant event, Bed bed, boolean transfer) implements Step {}

    /** A12: the patient is in this bed again. */
    record MovedBack(Instant place, Instant event, Bed bed) implements Step {}

    /** O7: admitted again after the discharge. */
    record Again(
            Instant place,
            Instant event,
            Instant admittedBefore,
            Instant discharged,
            @Nullable Bed bed) implements Step {}

    /** What it was whenever it was admitted again, the last one first: a cancellation brings it back (O4, O7). */
    record Former(
            int steps,
            @Nullable String type,
            Instant admitted,
            Instant discharged,
            int deathSaidAt,
            boolean dischargedByTime) {

        Former ofAnother() {
            return new Former(steps, type, admitted, discharged, 0, dischargedByTime);
        }
    }

    private final Deque<Former> former = new ArrayDeque<>();

    /** {@code claim-north:v1}, or {@code local 3}. */
    final String number;

    /** Where it began. */
    final int begun;

    PersonFile owner;
    final List<Step> steps = new ArrayList<>();

    /** Those of the local stays that are one with it: a transfer that the EPR cancels is none of these. */
    final List<Step> ofLocalStays = new ArrayList<>();

    @Nullable
    String type;

    @Nullable
    Instant admitted;

    @Nullable
    Instant discharged;

    @Nullable
    Instant cancelled;

    /** F2: where a fact of it said first that the patient died; 0 for nowhere. */
    int deathSaidAt;

    /** F2: whether a PV1-45 said when. */
    boolean dischargedByTime;

    Life(String number, int begun, PersonFile owner) {
        this.number = number;
        this.begun = begun;
        this.owner = owner;
    }

    /** From PV1-44 to PV1-45. */
    record Time(Instant admitted, @Nullable Instant discharged) {}

    /** Of every admission. */
    Stream<Time> times() {
        return Stream.concat(
                former.stream().map(each -> new Time(each.admitted(), each.discharged())),
                Stream.of(new Time(Objects.requireNonNull(admitted), discharged)));
    }

    /** O7 */
    void admitAgain(Again again) {
        former.push(new Former(
                steps.size(), type, again.admittedBefore(), again.discharged(), deathSaidAt, dischargedByTime));
        steps.add(again);
        discharged = null;
        deathSaidAt = 0;
    }

    /** M4: nobody has said yet that this one died (F2). */
    void handOver(PersonFile other) {
        owner = other;
        deathSaidAt = 0;
        List<Former> all = former.stream().map(Former::ofAnother).toList();
        former.clear();
        former.addAll(all);
    }

    /** O4: whether there is a former one, which stands again. */
    boolean takeBackAdmission() {
        Former before = former.poll();
        if (before == null) {
            return false;
        }
        steps.subList(before.steps(), steps.size()).clear();
        type = before.type();
        admitted = before.admitted();
        discharged = before.discharged();
        deathSaidAt = before.deathSaidAt();
        dischargedByTime = before.dischargedByTime();
        return true;
    }

    Rows rows() {
        List<Positions.At> all = new ArrayList<>(Positions.of(steps));
        Positions.of(ofLocalStays).forEach(at -> all.add(at.asMove()));
        all.sort(Comparator.comparing(Positions.At::place));
        return new Rows(all, Objects.requireNonNull(admitted));
    }
}

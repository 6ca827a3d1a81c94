package health.polaris.integration.claim.plain;

import health.polaris.integration.claim.said.Visit.Bed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One life of a visit number, from the fact that begins it until it is cancelled (O4); or a local stay. */
final class Life {

    /** What a fact said of the bed. */
    sealed interface Step {
        /** The place of the fact. */
        Instant place();
    }

    /** The patient is in this bed since that event; a bed of the ward itself, over HTTP, is a whole code. */
    record Moved(Instant place, Instant event, Bed bed) implements Step {}

    /** A12: the patient is in this bed again. */
    record MovedBack(Instant place, Instant event, Bed bed) implements Step {}

    /** O7: admitted again after the discharge. */
    record Again(
            Instant place,
            Instant event,
            Instant discharged,
            @Nullable Bed bed) implements Step {}

    /** {@code claim-north:v1}, or {@code local 3}. */
    final String number;

    PersonFile owner;
    final List<Step> steps = new ArrayList<>();

    @Nullable
    String type;

    @Nullable
    Instant admitted;

    @Nullable
    Instant discharged;

    @Nullable
    Instant cancelled;

    /** F2: whether a fact has said the patient's death since the stay began or the death was taken back. */
    boolean deathSaid;

    Life(String number, PersonFile owner) {
        this.number = number;
        this.owner = owner;
    }

    Rows rows() {
        Rows rows = new Rows();
        steps.stream().sorted(Comparator.comparing(Step::place)).forEach(rows::take);
        return rows;
    }
}

package health.polaris.encounters.fold.view;

import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.record.RecordId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether rows of two states show the same, whichever facts began them. */
record Sameness(Names before, Names after) {

    boolean patients(ShownPatient one, ShownPatient other) {
        return same(one.mergedInto(), other.mergedInto())
                && one.identifiedBy(other.id(), other.mergedInto()).equals(other);
    }

    boolean stays(ShownStay one, ShownStay other) {
        return same(one.owner(), other.owner())
                && same(one.began(), other.began())
                && one.keyedBy(other.key(), other.owner(), other.began()).equals(other);
    }

    boolean conflicts(Conflict one, Conflict other) {
        return same(one.owner(), other.owner())
                && one.state() == other.state()
                && one.firstFact().equals(other.firstFact())
                && one.lastFact().equals(other.lastFact());
    }

    private boolean same(@Nullable RecordId one, @Nullable RecordId other) {
        return Objects.equals(one == null ? null : before.uuid(one), other == null ? null : after.uuid(other));
    }
}

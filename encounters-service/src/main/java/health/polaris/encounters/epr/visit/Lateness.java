package health.polaris.encounters.epr.visit;

import health.polaris.encounters.encounter.EncounterRecency;
import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.encounters.epr.message.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Of what a later message has spoken already (contracts/encounters.md §7.11).
 *
 * @param stay type, admission time, location, owner
 * @param discharge PV1-45, A13, death
 * @param existence whether the visit is there or cancelled
 */
record Lateness(boolean stay, boolean discharge, boolean existence) {

    static final Lateness NONE = new Lateness(false, false, false);

    static Lateness of(MessageOrder message, @Nullable EncounterRecency last) {
        return last == null
                ? NONE
                : new Lateness(
                        message.isBefore(last.stay()),
                        message.isBefore(last.discharge()),
                        message.isBefore(last.existence()));
    }

    /** Whether anything that the message speaks of was late. */
    boolean of(Visit visit) {
        return stay || existence || (discharge && visit.speaksOfDischarge());
    }
}

package health.polaris.encounters.epr.message;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PID with what belongs to it, whatever the trigger makes of it.
 *
 * @param visit PV1 with PID-18; null without PV1
 * @param old MRG-1, MRG-2 and MRG-4; empty without MRG
 * @param oldVisit MRG-5
 * @param oldAccount MRG-3
 * @param expectedDischargeAt PV2-9 of A16, else its PV1-45
 */
record ToldPerson(
        Person person,
        @Nullable Visit visit,
        List<Identifier> old,
        @Nullable Identifier oldVisit,
        @Nullable Identifier oldAccount,
        Said<Instant> expectedDischargeAt) {

    /** M1 */
    Statement.Merge.Pair merged() {
        return new Statement.Merge.Pair(person, old);
    }

    /**
     * M4: PV1-19 alone where there is one, else what MRG names: the account in A44, the visit in A45 and A50. PID-18 comes
     * last, since it may be another account of the target, or the new number of the one that moves.
     */
    List<Identifier> movedVisits(boolean renames) {
        Identifier number = visit == null ? null : visit.number();
        Identifier account = visit == null ? null : visit.account();
        if (number == null) {
            return (renames ? Stream.of(oldVisit, oldAccount, account) : Stream.of(oldAccount, oldVisit, account))
                    .flatMap(Stream::ofNullable)
                    .distinct()
                    .toList();
        }
        return renames ? Stream.of(number, oldVisit).flatMap(Stream::ofNullable).toList() : List.of(number);
    }

    /** M4: whose it was. A message that has no MRG-1 names nobody beside the patient of PID. */
    List<Identifier> movedFrom() {
        return old.isEmpty() ? person.identifiers() : old;
    }
}

package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.stay.Life;
import health.polaris.encounters.fold.stay.LocalStay;
import health.polaris.encounters.fold.stay.Stays;
import health.polaris.encounters.fold.stay.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A stay that a client gave its visit number is a known visit to the EPR (contracts/encounters.md §7.7, case 1): the first
 * message that names it finds it as the client left it.
 *
 * @param numbers the visits that the message names
 * @param ofAnybody a move (M4) says itself whose visit it is, anything else is told of a visit of its own (O2)
 */
record NumberedByClient(Fact fact, Subject subject, Ownership ownership, List<Identifier> numbers, boolean ofAnybody) {

    static NumberedByClient of(Fact fact, Subject subject, Ownership ownership, Statement part) {
        List<Identifier> numbers = part.identifiers()
                .filter(number -> number.kind() == Identifier.Kind.VISIT)
                .distinct()
                .toList();
        return new NumberedByClient(fact, subject, ownership, numbers, part instanceof Statement.Move);
    }

    /** The stays with these visits known. */
    Stays known(Stays stays) {
        Stays known = stays;
        for (Identifier number : numbers) {
            LocalStay meant = candidates(known, number)
                    .filter(local -> ofAnybody || isSubjects(local))
                    .findFirst()
                    .orElse(null);
            known = meant == null ? known : known.and(begun(meant, known.numberOf(number)));
        }
        return known;
    }

    /** What was told of the stays with these visits known: a message that waits all the same begins none. */
    StayStep judged(Stays before, StayStep told) {
        boolean applied = told.result() instanceof Result.Processed;
        boolean undecided =
                numbers.stream().flatMap(number -> candidates(before, number)).anyMatch(this::isUndecided);
        return new StayStep(applied ? told.stays() : before, told.result(), told.undecided() || undecided);
    }

    /** O4: no life of the number was begun since the client said it, nor is one live. */
    private static Stream<LocalStay> candidates(Stays stays, Identifier number) {
        Identifier meant = stays.numberOf(number);
        return stays.locals().values().stream()
                .filter(local -> local.deletedAt() == null && local.number() != null)
                .filter(local -> meant.equals(stays.numberOf(Objects.requireNonNull(local.number()))))
                .filter(local -> stays.lives(number).stream().noneMatch(local::isOneWith))
                .sorted(Comparator.comparing(LocalStay::made).thenComparing(LocalStay::uuid));
    }

    private boolean isSubjects(LocalStay local) {
        RecordId owner = local.owner();
        if (owner == null) { // whose, the message says where nobody else knows
            RecordId atEnd = ownership.atEnd().firstTop(local.patient());
            return atEnd == null || ownership.isOwnAtEnd(atEnd, subject);
        }
        return ownership.isOwn(owner, subject) || ownership.isOwnAtEnd(owner, subject);
    }

    /** A merge, an unlink or a corrected number may change whose it is. */
    private boolean isUndecided(LocalStay local) {
        RecordId owner = local.owner();
        return owner == null || !ownership.isOwn(owner, subject);
    }

    /** There since the client said so, which no A12 takes back. */
    private Life begun(LocalStay local, Identifier number) {
        RecordId owner = Objects.requireNonNullElse(local.owner(), subject.record());
        Step last = Objects.requireNonNull(local.steps().arrival());
        Life life = Life.begun(number, fact, owner, local.course());
        return life.with(
                life.steps().and(new Step(last.place(), last.fact(), Step.Kind.ADMISSION, last.at(), last.location())));
    }
}

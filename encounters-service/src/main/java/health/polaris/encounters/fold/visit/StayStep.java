package health.polaris.encounters.fold.visit;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.identity.RecordStep;
import health.polaris.encounters.fold.identity.Subject;
import health.polaris.encounters.fold.outcome.Reason;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.stay.Stays;
import java.util.List;

/**
 * What a fact does to the stays.
 *
 * @param undecided the records at the fact's place did not say whose visit it is: those at the end of the fold were
 *     asked, and are asked again whenever they change
 */
public record StayStep(Stays stays, Result result, boolean undecided) {

    /** Applies the fact to the stays ahead of it; its records were applied before. */
    public static StayStep apply(Stays stays, Fact fact, RecordStep step, Ownership ownership) {
        return switch (fact.statement()) {
            case Statement.OfVisit said ->
                ofOne(stays, fact, said, step.subjects().getFirst(), ownership);
            case Statement.Move said -> ofOne(stays, fact, said, step.subjects().getFirst(), ownership);
            case Statement.Several(List<Statement> parts) -> ofSeveral(stays, fact, parts, step.subjects(), ownership);
            case Statement.Swap said -> ofBoth(stays, fact, said, step.subjects(), ownership);
            case Statement.LocalEncounter said -> new ClientChange(fact, ownership.atPlace()).make(stays, said);
            case Statement.EncounterPatch said -> new ClientChange(fact, ownership.atPlace()).patch(stays, said);
            case Statement.EncounterMerge said -> new ClientChange(fact, ownership.atPlace()).merge(stays, said);
            case Statement.PersonUpdate _,
                    Statement.Merge _,
                    Statement.Unlink _,
                    Statement.RecordMerge _,
                    Statement.RecordUnlink _,
                    Statement.Dismissal _ -> new StayStep(stays, step.result(), false);
        };
    }

    private static StayStep ofOne(Stays stays, Fact fact, Statement part, Subject subject, Ownership ownership) {
        NumberedByClient numbered = NumberedByClient.of(fact, subject, ownership, part);
        Stays known = numbered.known(stays);
        StayStep told = part instanceof Statement.Move said
                ? new Moving(fact, subject, ownership).move(known, said)
                : new VisitTelling(fact, subject, ownership).tell(known, (Statement.OfVisit) part);
        return numbered.judged(stays, told);
    }

    private static StayStep ofBoth(
            Stays stays, Fact fact, Statement.Swap said, List<Subject> subjects, Ownership ownership) {
        Statement oneSaid = new Statement.Transfer(said.one(), said.oneVisit());
        Statement otherSaid = new Statement.Transfer(said.other(), said.otherVisit());
        NumberedByClient one = NumberedByClient.of(fact, subjects.getFirst(), ownership, oneSaid);
        NumberedByClient other = NumberedByClient.of(fact, subjects.getLast(), ownership, otherSaid);
        StayStep told = new Swapping(fact, subjects, ownership).swap(other.known(one.known(stays)), said);
        return other.judged(stays, one.judged(stays, told));
    }

    /** O2: a part that cannot be applied waits, and the message with it; the other parts are applied. */
    private static StayStep ofSeveral(
            Stays stays, Fact fact, List<Statement> parts, List<Subject> subjects, Ownership ownership) {
        StayStep told = done(stays, false);
        for (int index = 0; index < parts.size(); index++) {
            StayStep next = ofOne(told.stays(), fact, parts.get(index), subjects.get(index), ownership);
            boolean tells = told.result() instanceof Result.Processed;
            told = new StayStep(
                    next.stays(), tells ? next.result() : told.result(), told.undecided() || next.undecided());
        }
        return told;
    }

    static StayStep done(Stays stays, boolean undecided) {
        return new StayStep(stays, new Result.Processed(), undecided);
    }

    static StayStep nothingToDo(Stays stays) {
        return new StayStep(stays, new Result.NothingToDo(), false);
    }

    static StayStep rejected(Stays stays, String field, String remedy) {
        return new StayStep(stays, new Result.Rejected(field, remedy), false);
    }

    /** What later facts cannot help: only one that comes in ahead of it. */
    static StayStep waiting(Stays stays, Reason reason) {
        return new StayStep(stays, new Result.Waiting(reason), false);
    }

    /** What a merge, an unlink or a corrected number may help. */
    static StayStep undecided(Stays stays, Reason reason) {
        return new StayStep(stays, new Result.Waiting(reason), true);
    }
}

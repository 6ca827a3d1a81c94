package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Records;
import java.util.List;

/**
 * What a fact does to the records.
 *
 * @param subjects the persons of the fact, in its order; of a merge none
 */
public record RecordStep(Records records, List<Subject> subjects, Result result, List<Warning> warnings) {

    private static final Result NO_IDENTIFIER = new Result.Rejected("PID-3", "send an MRN, or a valid NHS number");

    /** Applies the fact to the records ahead of it. */
    public static RecordStep apply(Records records, Fact fact) {
        RecordWork work = new RecordWork(records, fact);
        Result result = tell(work, fact.statement());
        new Claims(work).settle();
        return new RecordStep(work.records(), work.subjects(), result, work.warnings());
    }

    private static Result tell(RecordWork work, Statement statement) {
        return switch (statement) {
            case Statement.PersonUpdate(Person person, boolean registers) -> tell(work, person, registers);
            case Statement.Admission said -> tell(work, said.person(), true);
            case Statement.OfVisit said -> tell(work, said.person(), false);
            case Statement.Move said -> tell(work, said.person(), false);
            case Statement.Several(List<Statement> parts) -> tellAll(work, parts);
            case Statement.Swap said -> tellBoth(work, said.one(), said.other());
            case Statement.Merge merge -> merge(work, merge);
            case Statement.Unlink unlink -> unlink(work, unlink);
            case Statement.RecordMerge said -> new Merging(work).merge(said);
            case Statement.RecordUnlink said -> new Unlinking(work).unlink(said.merged());
            case Statement.Dismissal said -> new Claims(work).dismiss(said);
            case Statement.LocalEncounter _, Statement.EncounterPatch _, Statement.EncounterMerge _ ->
                new Result.Processed();
        };
    }

    /** One that cannot be told makes the message one that cannot be: its sender is told once. */
    private static Result tellAll(RecordWork work, List<Statement> parts) {
        Result last = new Result.Processed();
        for (Statement part : parts) {
            Result result = tell(work, part);
            last = result instanceof Result.Rejected ? result : last;
        }
        return last;
    }

    /** I4: what A28, A01 and A04 say may give a former MRN to somebody else. */
    private static Result tell(RecordWork work, Person person, boolean gives) {
        Person usable = work.usable(person);
        if (usable.identifiers().isEmpty()) {
            return NO_IDENTIFIER; // I3: alone, it is refused
        }
        work.tell(usable, gives);
        return new Result.Processed();
    }

    private static Result tellBoth(RecordWork work, Person one, Person other) {
        Person first = work.usable(one);
        Person second = work.usable(other);
        if (first.identifiers().isEmpty() || second.identifiers().isEmpty()) {
            return NO_IDENTIFIER;
        }
        work.tell(first, false);
        work.tell(second, false);
        return new Result.Processed();
    }

    /** M1: every PID/MRG group of the message counts. */
    private static Result merge(RecordWork work, Statement.Merge merge) {
        List<Statement.Merge.Pair> pairs = merge.pairs().stream()
                .map(pair -> new Statement.Merge.Pair(work.usable(pair.person()), work.usable(pair.old())))
                .toList();
        if (pairs.stream().anyMatch(pair -> pair.person().identifiers().isEmpty())) {
            return NO_IDENTIFIER;
        }
        for (Statement.Merge.Pair pair : pairs) {
            new Merging(work).merge(pair);
            new Claims(work).settle();
        }
        return new Result.Processed();
    }

    /** M3: the demographics of its PIDs are applied to the records that they name afterwards. */
    private static Result unlink(RecordWork work, Statement.Unlink unlink) {
        Person one = work.usable(unlink.one());
        Person other = work.usable(unlink.other());
        if (one.identifiers().isEmpty() || other.identifiers().isEmpty()) {
            return NO_IDENTIFIER;
        }
        new Unlinking(work).unlink(one, other);
        work.tell(one, false);
        work.tell(other, false);
        return new Result.Processed();
    }
}

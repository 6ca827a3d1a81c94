package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.Merged;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two records were not one after all (M3). */
record Unlinking(RecordWork work) {

    /** A37. Nothing to undo: processed. */
    void unlink(Person one, Person other) {
        RecordId first = named(one);
        RecordId second = named(other);
        RecordId child = first == null || second == null ? null : child(first, second);
        if (child != null) {
            standAlone(child);
        }
    }

    /** contracts/identity.md §5: an operator's. */
    Result unlink(Identifier merged) {
        RecordId record = work.records().holder(merged);
        if (record == null || work.records().isTop(record)) {
            return new Result.NothingToDo();
        }
        standAlone(record);
        return new Result.Processed();
    }

    private @Nullable RecordId named(Person person) {
        return Stream.concat(person.mrns().stream(), person.nhsNumber().stream())
                .filter(number -> work.records().lead(number) != null)
                .findFirst()
                .map(number -> Objects.requireNonNull(work.records().holder(number)))
                .orElse(null);
    }

    /** The one that is merged into the other, else (both merged into a third) the one of the later merge. */
    private @Nullable RecordId child(RecordId one, RecordId other) {
        Records records = work.records();
        if (records.isAncestor(other, one)) {
            return one;
        }
        if (records.isAncestor(one, other)) {
            return other;
        }
        Merged ofOne = records.merges().get(one);
        Merged ofOther = records.merges().get(other);
        boolean inOne = ofOne != null && ofOther != null && records.topOf(one).equals(records.topOf(other));
        if (!inOne || one.equals(other)) {
            return null;
        }
        return Objects.requireNonNull(ofOne).isBehind(Objects.requireNonNull(ofOther)) ? one : other;
    }

    /** The child is a record again with its numbers, and its claims wake (I6). */
    private void standAlone(RecordId child) {
        work.become(work.records().apart(child));
        List<PatientRecord> own = work.records().tree(child).toList();
        own.stream().flatMap(record -> Stream.ofNullable(record.nhsNumber())).forEach(nhs -> bearAgain(nhs, child));
        // Its own: one that was replaced since, by that of a record merged into it or by another one of the survivor.
        Stream.of(work.get(child).ownNhsNumber(), work.get(child).nhsNumber())
                .flatMap(Stream::ofNullable)
                .filter(nhs -> child.equals(work.records().holder(nhs)))
                .forEach(nhs -> work.lead(nhs, child, Lead.Standing.CURRENT));
    }

    private void bearAgain(Identifier nhs, RecordId child) {
        Lead lead = work.records().lead(nhs);
        if (lead != null
                && lead.standing() == Lead.Standing.RETIRED
                && lead.holder().equals(child)) {
            work.lead(nhs, child, Lead.Standing.CURRENT);
        }
    }
}

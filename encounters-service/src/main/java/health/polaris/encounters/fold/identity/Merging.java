package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.Merged;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Resemblance;
import health.polaris.encounters.fold.record.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two records were one (M1, M2). */
record Merging(RecordWork work) {

    /** One PID/MRG group. */
    void merge(Statement.Merge.Pair pair) {
        Person person = pair.person();
        List<Identifier> old = pair.old();
        RecordId survivor = work.survivor(person, record -> names(old, record));
        announce(survivor, pair);
        person.nhsNumber()
                .map(nhs -> broughtBy(nhs, survivor, pair))
                .ifPresent(brought -> mergeInto(survivor, brought));
        List<Identifier> unknown = old.stream()
                .filter(number -> work.records().lead(number) == null)
                .toList();
        @Nullable RecordId named = mergeKnown(survivor, old);
        takeIn(survivor, unknown, named);
        old.stream()
                .filter(number -> !person.identifiers().contains(number))
                .forEach(number -> retire(number, survivor));
        new Telling(work, survivor, true).tell(person);
    }

    /** PID's own numbers lead to the survivor before MRG's are looked up: both may name the same. */
    private void announce(RecordId survivor, Statement.Merge.Pair pair) {
        List<Identifier> unknown = pair.person().identifiers().stream()
                .filter(number -> number.isMrn() || pair.old().contains(number))
                .filter(number -> work.records().lead(number) == null)
                .toList();
        new Telling(work, survivor, true).tell(new Person(unknown, false, Demographics.NONE));
    }

    /** M3: one that a merge retired names its merged record alone, not the one that it was merged into. */
    private boolean names(List<Identifier> old, RecordId record) {
        return old.stream().anyMatch(number -> record.equals(meantBy(number)));
    }

    /** PID's NHS number brings its record only when nothing speaks against it; a former one brings nobody. */
    private @Nullable RecordId broughtBy(Identifier nhs, RecordId survivor, Statement.Merge.Pair pair) {
        Lead lead = work.records().lead(nhs);
        if (lead == null || lead.isFormer()) {
            return null;
        }
        RecordId record = work.records().topOf(lead.holder());
        boolean brings = !record.equals(survivor)
                && (names(pair.old(), record)
                        || hasNoMrnLike(pair.person(), record)
                        || work.shown(record).agreesWith(Resemblance.of(pair.person())));
        return brings ? record : null;
    }

    private boolean hasNoMrnLike(Person person, RecordId record) {
        List<Identifier> mrns = person.mrns();
        return !mrns.isEmpty() && work.shown(record).mrn(mrns.getFirst().namespace()) == null;
    }

    /** Each other record that an MRG identifier leads to is merged into the survivor, stays included. */
    private @Nullable RecordId mergeKnown(RecordId survivor, List<Identifier> old) {
        // All of them as they stood before: what the first brings along must not change what the second means.
        List<RecordId> named = new ArrayList<>();
        for (Identifier number : old) {
            RecordId record = meantBy(number);
            if (record != null) {
                named.add(record);
            }
        }
        named.forEach(record -> mergeInto(survivor, record));
        return named.isEmpty() ? null : named.getFirst();
    }

    /** M3: a number that is shown brings the whole record, one that a merge retired its merged record alone. */
    private @Nullable RecordId meantBy(Identifier number) {
        RecordId holder = work.records().holder(number);
        if (holder == null || isFormerNhsNumber(number)) {
            return null;
        }
        RecordId top = work.records().topOf(holder);
        Shown shown = work.shown(top);
        boolean isShown = number.equals(number.isMrn() ? shown.mrn(number.namespace()) : shown.nhsNumber());
        return isShown ? top : holder;
    }

    /** M1: former NHS numbers bring nobody. */
    private boolean isFormerNhsNumber(Identifier number) {
        Lead lead = work.records().lead(number);
        return number.isNhsNumber() && lead != null && lead.isFormer();
    }

    /** A merge of a record with itself changes nothing but the numbers shown. */
    private void mergeInto(RecordId survivor, RecordId other) {
        if (!work.records().topOf(other).equals(survivor)) {
            Merged merged =
                    new Merged(survivor, work.fact().place(), work.fact().id(), work.nextOrder());
            work.become(work.records().merged(other, merged));
        }
    }

    /**
     * An MRG number that leads nowhere goes to the record that the same MRG names by another number; when none does, it
     * becomes an empty merged record of the survivor.
     */
    private void takeIn(RecordId survivor, List<Identifier> unknown, @Nullable RecordId named) {
        if (unknown.isEmpty()) {
            return;
        }
        RecordId holder = Optional.ofNullable(named).orElseGet(() -> emptyIn(survivor));
        for (Identifier number : unknown) {
            boolean own = named == null || number.isNhsNumber();
            work.lead(number, holder, own ? Lead.Standing.CURRENT : Lead.Standing.FORMER);
            PatientRecord record = work.get(holder);
            if (number.isMrn()) {
                work.become(work.records().with(record.knownAs(number)));
            } else if (work.shown(holder).borneBy(record) == null) {
                work.become(work.records().with(record.bearing(number)));
            }
        }
    }

    private RecordId emptyIn(RecordId survivor) {
        RecordId empty = work.make();
        mergeInto(survivor, empty);
        return empty;
    }

    /** Not shown any more where another is there; an NHS number that a merge names as old is not freed by it. */
    private void retire(Identifier number, RecordId survivor) {
        Lead lead = work.records().lead(number);
        if (number.isMrn()) {
            work.makeFormer(number, survivor);
            Optional.ofNullable(lead)
                    .map(each -> work.get(each.holder()))
                    .filter(record -> record.beside().contains(number))
                    .ifPresent(record -> work.become(work.records().with(record.withoutBeside(number))));
        } else if (lead != null && !lead.isFormer()) {
            work.lead(number, lead.holder(), Lead.Standing.RETIRED);
        }
    }

    /** contracts/identity.md §5: an operator's merge. */
    Result merge(Statement.RecordMerge said) {
        RecordId survivor = work.records().top(said.survivor());
        RecordId other = meantBy(said.other());
        if (survivor == null || other == null || work.records().topOf(other).equals(survivor)) {
            return new Result.NothingToDo();
        }
        mergeInto(survivor, other);
        return new Result.Processed();
    }
}

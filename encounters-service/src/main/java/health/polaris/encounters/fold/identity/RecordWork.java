package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Records;
import health.polaris.encounters.fold.record.Shown;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One fact at work on the records: the records as they are between its parts. Lives within one {@link RecordStep}. */
final class RecordWork {

    private final Fact fact;
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private Records records;
    private int made;
    private int order;

    RecordWork(Records records, Fact fact) {
        this.records = records;
        this.fact = fact;
    }

    Fact fact() {
        return fact;
    }

    Records records() {
        return records;
    }

    List<Subject> subjects() {
        return List.copyOf(subjects);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    void become(Records changed) {
        records = changed;
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    PatientRecord get(RecordId id) {
        return records.get(id);
    }

    Shown shown(RecordId id) {
        return new Shown(records, id);
    }

    RecordId make() {
        RecordId id = new RecordId(fact.place(), fact.id(), made++);
        records = records.with(PatientRecord.of(id));
        return id;
    }

    /** Of what its groups say one after the other, and an unlink or a free number asks for the last of. */
    int nextOrder() {
        return order++;
    }

    void lead(Identifier number, RecordId holder, Lead.Standing standing) {
        records = records.with(number, new Lead(holder, standing));
    }

    /** The record's number is no longer borne, and leads to it still (I4). */
    void makeFormer(Identifier number, RecordId holder) {
        Lead lead = records.lead(number);
        if (lead != null && lead.holder().equals(holder) && lead.standing() == Lead.Standing.CURRENT) {
            records = records.with(number, lead.as(Lead.Standing.FORMER));
        }
    }

    /** The same of a number that is shown, whichever record bears it, also one that a merge named as old. */
    void makeFormer(Identifier shown) {
        Lead lead = records.lead(shown);
        if (lead != null) {
            records = records.with(shown, lead.as(Lead.Standing.FORMER));
        }
    }

    /** I3: without the NHS numbers that are not valid. */
    Person usable(Person person) {
        Person usable = person;
        for (Identifier number : person.identifiers()) {
            if (isNone(number)) {
                warn(Warnings.NHS_NUMBER_INVALID);
                usable = usable.without(number);
            }
        }
        return usable;
    }

    /** The same for the numbers of MRG. */
    List<Identifier> usable(List<Identifier> numbers) {
        if (numbers.stream().anyMatch(RecordWork::isNone)) {
            warn(Warnings.NHS_NUMBER_INVALID);
        }
        return numbers.stream()
                .filter(number -> !number.isBlank() && !isNone(number))
                .distinct()
                .toList();
    }

    private static boolean isNone(Identifier number) {
        return number.isNhsNumber() && (!NhsNumber.isValid(number.value()) || NhsNumber.meansUnknown(number.value()));
    }

    /** Finds or makes the person's record, and writes to it and no other (I7). */
    void tell(Person person, boolean gives) {
        RecordId record = new Identification(this, person).record(gives, _ -> false);
        new Telling(this, record, false).tell(person);
        new Claims(this).settle();
        subjects.add(new Subject(record, person.identifiers()));
    }

    /** The record of a merge's PID. */
    RecordId survivor(Person person, Predicate<RecordId> namedByMerge) {
        return new Identification(this, person).record(false, namedByMerge);
    }
}

package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.RecordId;
import health.polaris.encounters.fold.record.Resemblance;
import health.polaris.encounters.fold.record.Shown;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Who a person is (I5). */
record Identification(RecordWork work, Person person) {

    /**
     * The MRN says who it is, whatever the NHS number says; only when it is unknown the NHS number may.
     *
     * @param gives a former MRN may be given to somebody else by this message (I4)
     * @param namedByMerge whether MRG names that record too (M1)
     */
    RecordId record(boolean gives, Predicate<RecordId> namedByMerge) {
        List<Identifier> mrns = person.mrns();
        for (Identifier mrn : mrns) {
            RecordId top = work.records().top(mrn);
            if (top != null) {
                return gives && isGivenAway(mrn, top) ? give(mrn) : top;
            }
        }
        return byNhsNumber(namedByMerge);
    }

    private RecordId byNhsNumber(Predicate<RecordId> namedByMerge) {
        List<Identifier> mrns = person.mrns();
        return person.nhsNumber()
                .filter(nhs -> mrns.isEmpty() ? leads(nhs) : leadsToTheSame(nhs, mrns.getFirst(), namedByMerge))
                .map(nhs -> Objects.requireNonNull(work.records().top(nhs)))
                .orElseGet(work::make);
    }

    private boolean leads(Identifier nhs) {
        return work.records().lead(nhs) != null;
    }

    /** The same record when it has no MRN in that namespace, or when birth date and family name agree. */
    private boolean leadsToTheSame(Identifier nhs, Identifier mrn, Predicate<RecordId> namedByMerge) {
        Lead lead = work.records().lead(nhs);
        if (lead == null) {
            return false;
        }
        RecordId top = work.records().topOf(lead.holder());
        Shown shown = work.shown(top);
        return shown.mrn(mrn.namespace()) == null
                || shown.agreesWith(Resemblance.of(person))
                || (!lead.isFormer() && namedByMerge.test(top));
    }

    /**
     * I4: a corrected, merged or replaced MRN, of somebody whose birth date and family name both differ. A message that names
     * what the record shows too is not unambiguous, and means that record (I5).
     */
    private boolean isGivenAway(Identifier mrn, RecordId top) {
        Shown shown = work.shown(top);
        boolean namesShown = person.mrns().stream().anyMatch(each -> each.equals(shown.mrn(each.namespace())));
        return !namesShown && !work.get(top).beside().contains(mrn) && shown.differsFrom(Resemblance.of(person));
    }

    /** I5: nobody's any more, it is the MRN of whom the NHS number leads to, or of somebody new. */
    private RecordId give(Identifier mrn) {
        RecordId named = byNhsNumber(_ -> false);
        RecordId other = named.equals(work.records().top(mrn)) ? work.make() : named;
        new Telling(work, other, false).show(mrn, person.mrns());
        work.warn(Warnings.MRN_GIVEN_TO_ANOTHER_PATIENT);
        return other;
    }
}

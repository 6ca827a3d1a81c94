package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.encounters.fold.record.Claim;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.RecordId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes what is said of a person to the record (I7).
 *
 * @param record a top-level one
 * @param merging a merge shows the numbers of its PID, former ones too (M2)
 */
record Telling(RecordWork work, RecordId record, boolean merging) {

    void tell(Person person) {
        Set<String> namespaces = new HashSet<>();
        List<Identifier> mrns = person.mrns();
        mrns.forEach(mrn -> tellMrn(mrn, namespaces.add(mrn.namespace()), mrns));
        if (person.nhsNumberDeleted()) {
            deleteNhsNumber();
        } else {
            person.nhsNumber().ifPresent(nhs -> tellNhsNumbers(nhs, person.furtherNhsNumbers()));
        }
        work.become(work.records()
                .with(work.get(record).told(person.details(), work.fact().place())));
    }

    private void tellMrn(Identifier mrn, boolean firstOfNamespace, List<Identifier> said) {
        RecordId top = work.records().top(mrn);
        if (top == null && firstOfNamespace) {
            show(mrn, said);
        } else if (top == null) {
            know(mrn);
        } else if (!top.equals(record)) {
            work.warn(Warnings.MRN_OF_ANOTHER_PATIENT);
        } else if (firstOfNamespace
                && (merging || !mrn.equals(work.shown(record).mrn(mrn.namespace())))) {
            showAgain(mrn, said);
        }
    }

    /** The MRN shown until now was corrected, and is a former one (I4, I5). */
    void show(Identifier mrn, List<Identifier> said) {
        work.lead(mrn, record, Lead.Standing.CURRENT);
        bear(mrn, said);
    }

    private void bear(Identifier mrn, List<Identifier> said) {
        for (Identifier each : work.get(record).mrns()) {
            if (!each.equals(mrn) && each.namespace().equals(mrn.namespace())) {
                work.makeFormer(each, record);
            }
        }
        work.become(work.records().with(work.get(record).correctedTo(mrn, said).showing(mrn)));
    }

    /** A further MRN of the same namespace leads here too, and is nobody else's: nothing has corrected it (I4). */
    private void know(Identifier mrn) {
        work.lead(mrn, record, Lead.Standing.FORMER);
        work.become(work.records().with(work.get(record).knownBeside(mrn)));
    }

    /**
     * A former or retired MRN is shown again by a merge (M2), not by an update (I4, M2). One that is shown because it was
     * taken over is the record's own from then on: no other number of that merge is shown in its stead.
     */
    private void showAgain(Identifier mrn, List<Identifier> said) {
        if (!merging) {
            work.warn(Warnings.RETIRED_NUMBER);
            return;
        }
        Lead lead = Objects.requireNonNull(work.records().lead(mrn));
        work.lead(mrn, lead.holder(), Lead.Standing.CURRENT);
        bear(mrn, said);
    }

    private void tellNhsNumbers(Identifier nhs, List<Identifier> further) {
        Claims claims = new Claims(work);
        List<Identifier> ofOthers = further.stream().filter(this::isAnothers).toList();
        claims.withdraw(record, Stream.concat(Stream.of(nhs), ofOthers.stream()).toList());
        Identifier before = work.shown(record).nhsNumber();
        tellNhsNumber(nhs, claims);
        if (!merging && before != null && !before.equals(nhs) && isReplaced(before, nhs, claims)) {
            free(before, nhs); // I6: another number of the patient's, also where that was a merged record's
        }
        further.forEach(each -> leaveOut(each, claims));
    }

    /**
     * I6: by another number, also by one that is another record's still, when somebody waits for the one shown until now: two
     * who exchange their numbers would wait for each other.
     */
    private boolean isReplaced(Identifier before, Identifier nhs, Claims claims) {
        return isShown(nhs) || (isAnothers(nhs) && claims.areMadeTo(before, record));
    }

    /** When the new one is not written the record bears none: it is not to bear this one again by a merge with whom it goes to. */
    private void free(Identifier before, Identifier nhs) {
        RecordId holder = work.records().holder(before);
        work.makeFormer(before);
        if (holder != null && isAnothers(nhs)) {
            work.become(work.records().with(work.get(holder).forgetting(before)));
        }
    }

    private void tellNhsNumber(Identifier nhs, Claims claims) {
        Lead lead = work.records().lead(nhs);
        if (lead == null || lead.isFormer()) {
            claims.give(nhs, record); // I4: a former one is free
        } else if (isAnothers(nhs)) {
            claims.claim(record, nhs, Claim.Kind.CONTESTED); // I6: it is not written
            work.warn(Warnings.NHS_NUMBER_OF_ANOTHER_PATIENT);
        } else if (merging || isShown(nhs) || lead.standing() != Lead.Standing.RETIRED) {
            bear(nhs, lead, claims);
        } else {
            work.warn(Warnings.RETIRED_NUMBER); // M2
        }
    }

    /** F9: a record bears one NHS number, the first; that a further one is another record's is a conflict too (I6). */
    private void leaveOut(Identifier nhs, Claims claims) {
        if (isAnothers(nhs)) {
            claims.claim(record, nhs, Claim.Kind.BESIDE);
            work.warn(Warnings.NHS_NUMBER_OF_ANOTHER_PATIENT);
        } else {
            work.warn(Warnings.SECOND_NHS_NUMBER);
        }
    }

    private boolean isAnothers(Identifier nhs) {
        Lead lead = work.records().lead(nhs);
        return lead != null
                && !lead.isFormer()
                && !work.records().topOf(lead.holder()).equals(record);
    }

    private boolean isShown(Identifier nhs) {
        return nhs.equals(work.shown(record).nhsNumber());
    }

    /** One that leads here already, perhaps through a merged record: that one's it is again after an unlink (I6). */
    private void bear(Identifier nhs, Lead lead, Claims claims) {
        if (merging && !nhs.equals(work.get(lead.holder()).nhsNumber())) {
            claims.give(nhs, record); // borne by none: an old number, which PID says is the one of this record
            return;
        }
        if (merging) {
            work.lead(nhs, lead.holder(), Lead.Standing.CURRENT);
        }
        if (lead.holder().equals(record)) {
            claims.bear(nhs, record);
        } else {
            claims.bearOfMerged(nhs, record);
            claims.claim(record, nhs, Claim.Kind.RESTING);
        }
    }

    /** F1: also one taken over from a merged record; it then leads nowhere. Never the last identifier. */
    private void deleteNhsNumber() {
        new Claims(work).withdraw(record, List.of());
        Identifier shown = work.shown(record).nhsNumber();
        if (shown != null && work.shown(record).mrns().isEmpty()) {
            work.warn(Warnings.LAST_IDENTIFIER);
            return;
        }
        if (shown != null) {
            RecordId holder = Objects.requireNonNull(work.records().holder(shown));
            work.become(work.records().without(shown).with(work.get(holder).forgetting(shown)));
        }
        Identifier own = work.get(record).ownNhsNumber();
        if (own != null) { // replaced by the one deleted: no unlink gives it back
            work.makeFormer(own, record);
        }
        work.become(work.records()
                .with(work.get(record).withoutNhsNumber(work.fact().place())));
    }
}

package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.outcome.Result;
import health.polaris.encounters.fold.record.Claim;
import health.polaris.encounters.fold.record.Lead;
import health.polaris.encounters.fold.record.PatientRecord;
import health.polaris.encounters.fold.record.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** NHS numbers that two records want (I6). */
record Claims(RecordWork work) {

    void claim(RecordId claimant, Identifier nhs, Claim.Kind kind) {
        Claim.Key key = new Claim.Key(claimant, nhs);
        Claim earlier = work.records().claim(key);
        int order = work.nextOrder();
        Claim claim = earlier == null ? Claim.by(work.fact(), order, kind) : earlier.again(work.fact(), order, kind);
        work.become(work.records().with(key, claim));
    }

    /** The claimant's message with another number, or with none, withdraws what it claimed before. */
    void withdraw(RecordId claimant, List<Identifier> except) {
        for (Identifier number : work.records().claims().keySet()) {
            Claim.Key key = new Claim.Key(claimant, number);
            Claim claim = work.records().claim(key);
            if (claim != null && !claim.closed() && number.isNhsNumber() && !except.contains(number)) {
                work.become(work.records().with(key, claim.close()));
            }
        }
    }

    /** Another record waits for a number of this one, and no operator has dismissed that. */
    boolean areMadeTo(Identifier number, RecordId owner) {
        return claimsThatMayBeGiven(number)
                .anyMatch(claim -> !work.records().topOf(claim.getKey()).equals(owner));
    }

    /** A free number becomes the record's, whoever bore it. */
    void give(Identifier nhs, RecordId record) {
        work.lead(nhs, record, Lead.Standing.CURRENT);
        bear(nhs, record);
        Claim.Key key = new Claim.Key(record, nhs);
        Claim claim = work.records().claim(key);
        if (claim != null) {
            work.become(work.records().with(key, claim.close()));
        }
    }

    /** The record's own number until now is a former one, and free (I4). */
    void bear(Identifier nhs, RecordId record) {
        replaceOwn(nhs, record);
        work.become(work.records().with(work.get(record).bearing(nhs)));
    }

    /** The same with the number of a record that is merged into this one: an unlink gives its own one back (M3). */
    void bearOfMerged(Identifier nhs, RecordId record) {
        PatientRecord bearing = work.get(record);
        boolean isOwn = isOf(bearing.nhsNumber(), record) && !nhs.equals(bearing.nhsNumber());
        replaceOwn(nhs, record);
        work.become(work.records().with(bearing.bearing(nhs, isOwn ? bearing.nhsNumber() : bearing.ownNhsNumber())));
    }

    private boolean isOf(@Nullable Identifier nhs, RecordId record) {
        return nhs != null && record.equals(work.records().holder(nhs));
    }

    private void replaceOwn(Identifier nhs, RecordId record) {
        PatientRecord bearing = work.get(record);
        Stream.of(Optional.ofNullable(bearing.nhsNumber()), Optional.ofNullable(bearing.ownNhsNumber()))
                .flatMap(Optional::stream)
                .filter(before -> !before.equals(nhs))
                .forEach(before -> work.makeFormer(before, record));
    }

    /** I6: numbers that became free go to the record whose fact claimed them last, never to one whose claim was dismissed. */
    void settle() {
        for (Optional<Claim.Key> next = nextToGive(); next.isPresent(); next = nextToGive()) {
            give(next.get().number(), next.get().claimant());
        }
    }

    private Optional<Claim.Key> nextToGive() {
        return work.records().claims().keySet().stream()
                .filter(this::isFree)
                .flatMap(number -> lastClaimTo(number).stream())
                .findFirst();
    }

    private Optional<Claim.Key> lastClaimTo(Identifier number) {
        return claimsThatMayBeGiven(number)
                .max(Map.Entry.comparingByValue(Claim.BY_LAST))
                .map(entry -> new Claim.Key(entry.getKey(), number));
    }

    private Stream<Map.Entry<RecordId, Claim>> claimsThatMayBeGiven(Identifier number) {
        return work.records().claimsTo(number).entrySet().stream()
                .filter(entry -> entry.getValue().mayBeGiven())
                .filter(entry -> isAwake(entry.getKey()));
    }

    private boolean isFree(Identifier nhs) {
        Lead lead = work.records().lead(nhs);
        return lead == null || lead.isFormer();
    }

    /** A claim rests while its record is merged into one that shows a number. */
    private boolean isAwake(RecordId claimant) {
        RecordId top = work.records().topOf(claimant);
        return top.equals(claimant) || work.shown(top).nhsNumber() == null;
    }

    /** contracts/identity.md §5: an operator says that nothing is to be done. The claim is the record's that made it, be it merged since (I6). */
    Result dismiss(Statement.Dismissal said) {
        RecordId claimant = work.records().holder(said.claimant());
        boolean dismissed = claimant != null
                && (dismiss(claimant, said.number()) || dismiss(work.records().topOf(claimant), said.number()));
        return dismissed ? new Result.Processed() : new Result.NothingToDo();
    }

    private boolean dismiss(RecordId claimant, Identifier number) {
        Claim.Key key = new Claim.Key(claimant, number);
        Claim claim = work.records().claim(key);
        if (claim != null) {
            work.become(work.records().with(key, claim.dismiss()));
        }
        return claim != null;
    }
}

package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record bears itself, merged or not. What it shows is {@link Shown}: an unlink then has nothing to give back.
 *
 * @param mrns of all namespaces, the one shown last first
 * @param nhsNumber the last one said of it; borne only as long as it leads here
 * @param ownNhsNumber its own, when the last one said of it is that of a merged record: what an unlink gives back (M3)
 * @param nhsNumberDeletedAt merges from before do not bring one (M2)
 * @param merged the records merged into it, in the order of the merges
 * @param beside MRNs that were never said but beside the one shown: nothing has corrected or replaced them (I4)
 */
public record PatientRecord(
        RecordId id,
        List<Identifier> mrns,
        @Nullable Identifier nhsNumber,
        @Nullable Identifier ownNhsNumber,
        @Nullable Place nhsNumberDeletedAt,
        Details details,
        List<RecordId> merged,
        List<Identifier> beside) {

    /** A base from before it was kept does not tell them from former ones. */
    public PatientRecord {
        beside = Objects.requireNonNullElseGet(beside, List::of);
    }

    public static PatientRecord of(RecordId id) {
        return new PatientRecord(id, List.of(), null, null, null, Details.UNKNOWN, List.of(), List.of());
    }

    public PatientRecord showing(Identifier mrn) {
        List<Identifier> shown = new ArrayList<>(mrns);
        shown.remove(mrn);
        shown.addFirst(mrn);
        return withMrns(List.copyOf(shown));
    }

    public PatientRecord knownAs(Identifier mrn) {
        return withMrns(Stream.concat(mrns.stream(), Stream.of(mrn)).distinct().toList());
    }

    /** Known beside the one shown, and not corrected. */
    public PatientRecord knownBeside(Identifier mrn) {
        return knownAs(mrn)
                .withBeside(Stream.concat(beside.stream(), Stream.of(mrn)).toList());
    }

    /** Another MRN of the namespace is shown: the others are former ones, but for those said beside it again (I4). */
    public PatientRecord correctedTo(Identifier mrn, List<Identifier> said) {
        return withBeside(beside.stream()
                .filter(each -> !each.namespace().equals(mrn.namespace()) || (!each.equals(mrn) && said.contains(each)))
                .toList());
    }

    /** A merge names it as old (M1). */
    public PatientRecord withoutBeside(Identifier mrn) {
        return withBeside(beside.stream().filter(each -> !each.equals(mrn)).toList());
    }

    public PatientRecord bearing(@Nullable Identifier nhs) {
        return new PatientRecord(id, mrns, nhs, null, nhsNumberDeletedAt, details, merged, beside);
    }

    /** @param own its own number, which the one of a merged record replaces */
    public PatientRecord bearing(Identifier nhsOfMerged, @Nullable Identifier own) {
        return new PatientRecord(id, mrns, nhsOfMerged, own, nhsNumberDeletedAt, details, merged, beside);
    }

    public PatientRecord withoutNhsNumber(Place place) {
        return new PatientRecord(id, mrns, null, null, place, details, merged, beside);
    }

    /** Without a number that was deleted: it is not borne again when it leads back here one day. */
    public PatientRecord forgetting(Identifier nhs) {
        return new PatientRecord(
                id,
                mrns,
                nhs.equals(nhsNumber) ? null : nhsNumber,
                nhs.equals(ownNhsNumber) ? null : ownNhsNumber,
                nhsNumberDeletedAt,
                details,
                merged,
                beside);
    }

    public PatientRecord told(Demographics said, Place place) {
        return said.equals(Demographics.NONE)
                ? this
                : new PatientRecord(
                        id,
                        mrns,
                        nhsNumber,
                        ownNhsNumber,
                        nhsNumberDeletedAt,
                        details.told(said, place),
                        merged,
                        beside);
    }

    public PatientRecord including(RecordId other) {
        return withMerged(Stream.concat(merged.stream(), Stream.of(other)).toList());
    }

    public PatientRecord without(RecordId other) {
        return withMerged(merged.stream().filter(each -> !each.equals(other)).toList());
    }

    private PatientRecord withMrns(List<Identifier> numbers) {
        return new PatientRecord(id, numbers, nhsNumber, ownNhsNumber, nhsNumberDeletedAt, details, merged, beside);
    }

    private PatientRecord withBeside(List<Identifier> numbers) {
        return new PatientRecord(id, mrns, nhsNumber, ownNhsNumber, nhsNumberDeletedAt, details, merged, numbers);
    }

    private PatientRecord withMerged(List<RecordId> others) {
        return new PatientRecord(id, mrns, nhsNumber, ownNhsNumber, nhsNumberDeletedAt, details, others, beside);
    }
}

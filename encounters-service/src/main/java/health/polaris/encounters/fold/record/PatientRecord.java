package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import java.util.ArrayList;
import java.util.List;
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
 */
public record PatientRecord(
        RecordId id,
        List<Identifier> mrns,
        @Nullable Identifier nhsNumber,
        @Nullable Identifier ownNhsNumber,
        @Nullable Place nhsNumberDeletedAt,
        Details details,
        List<RecordId> merged) {

    public static PatientRecord of(RecordId id) {
        return new PatientRecord(id, List.of(), null, null, null, Details.UNKNOWN, List.of());
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

    public PatientRecord bearing(@Nullable Identifier nhs) {
        return new PatientRecord(id, mrns, nhs, null, nhsNumberDeletedAt, details, merged);
    }

    /** @param own its own number, which the one of a merged record replaces */
    public PatientRecord bearing(Identifier nhsOfMerged, @Nullable Identifier own) {
        return new PatientRecord(id, mrns, nhsOfMerged, own, nhsNumberDeletedAt, details, merged);
    }

    public PatientRecord withoutNhsNumber(Place place) {
        return new PatientRecord(id, mrns, null, null, place, details, merged);
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
                merged);
    }

    public PatientRecord told(Demographics said, Place place) {
        return said.equals(Demographics.NONE)
                ? this
                : new PatientRecord(
                        id, mrns, nhsNumber, ownNhsNumber, nhsNumberDeletedAt, details.told(said, place), merged);
    }

    public PatientRecord including(RecordId other) {
        return withMerged(Stream.concat(merged.stream(), Stream.of(other)).toList());
    }

    public PatientRecord without(RecordId other) {
        return withMerged(merged.stream().filter(each -> !each.equals(other)).toList());
    }

    private PatientRecord withMrns(List<Identifier> numbers) {
        return new PatientRecord(id, numbers, nhsNumber, ownNhsNumber, nhsNumberDeletedAt, details, merged);
    }

    private PatientRecord withMerged(List<RecordId> others) {
        return new PatientRecord(id, mrns, nhsNumber, ownNhsNumber, nhsNumberDeletedAt, details, others);
    }
}

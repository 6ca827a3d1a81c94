package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Place;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record shows: its own, and what it lacks of the records merged into it, in the order of the merges (M2).
 * Worked out whenever it is asked for, so that it follows every unlink.
 */
public record Shown(Records records, RecordId id) {

    /** The MRN of each namespace. */
    public Map<String, Identifier> mrns() {
        Map<String, Identifier> shown = new TreeMap<>();
        records.tree(id).flatMap(record -> record.mrns().stream()).forEach(mrn -> {
            Identifier chosen = shown.containsKey(mrn.namespace()) ? null : mrn(mrn.namespace());
            if (chosen != null) {
                shown.put(mrn.namespace(), chosen);
            }
        });
        return shown;
    }

    public @Nullable Identifier mrn(String namespace) {
        return mrnOf(records.get(id), namespace);
    }

    /** The one shown last of those that lead here (M2); else one of a merged record. */
    private @Nullable Identifier mrnOf(PatientRecord record, String namespace) {
        for (Identifier mrn : record.mrns()) {
            Lead lead = mrn.namespace().equals(namespace) ? records.lead(mrn) : null;
            if (lead != null && leadsTo(record, lead)) {
                return mrn;
            }
        }
        return firstOfMerged(record, null, merged -> mrnOf(merged, namespace));
    }

    public @Nullable Identifier nhsNumber() {
        return nhsNumberOf(records.get(id));
    }

    private @Nullable Identifier nhsNumberOf(PatientRecord record) {
        Identifier borne = borneBy(record);
        return borne != null ? borne : firstOfMerged(record, record.nhsNumberDeletedAt(), this::nhsNumberOf);
    }

    /** The NHS number that the record bears itself, be it one of a record merged into it; else its own, given back. */
    public @Nullable Identifier borneBy(PatientRecord record) {
        Identifier number = record.nhsNumber();
        Lead lead = number == null ? null : records.lead(number);
        if (lead != null && !lead.isFormer() && leadsTo(record, lead)) {
            return number;
        }
        Identifier own = record.ownNhsNumber();
        Lead ownLead = own == null ? null : records.lead(own);
        boolean givenBack = ownLead != null
                && ownLead.standing() == Lead.Standing.CURRENT
                && ownLead.holder().equals(record.id());
        return givenBack ? own : null;
    }

    /** A field of {@link Details}, like {@code shown.field(Details::birthDate)}. */
    public <T> @Nullable T field(Function<Details, Field<T>> field) {
        return fieldOf(records.get(id), field);
    }

    private <T> @Nullable T fieldOf(PatientRecord record, Function<Details, Field<T>> field) {
        Field<T> own = field.apply(record.details());
        return own.value() != null
                ? own.value()
                : firstOfMerged(record, own.deletedAt(), merged -> fieldOf(merged, field));
    }

    /** To that record or one merged into it: what an unlink has taken away is not shown again by way of another one. */
    private boolean leadsTo(PatientRecord record, Lead lead) {
        return lead.holder().equals(record.id()) || records.isAncestor(record.id(), lead.holder());
    }

    /** Of merges after the deletion only (M2). */
    private <T> @Nullable T firstOfMerged(
            PatientRecord record, @Nullable Place deletedAt, Function<PatientRecord, @Nullable T> shown) {
        for (RecordId child : record.merged()) {
            Merged merge = Objects.requireNonNull(records.merges().get(child));
            T value = deletedAt != null && !merge.at().isBehind(deletedAt) ? null : shown.apply(records.get(child));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Whether birth date and family name agree with what is said of a person (I5). */
    public boolean agreesWith(Resemblance person) {
        return person.agrees(field(Details::birthDate), field(Details::familyName));
    }

    /** Whether both are known of the person and of the record, and differ from every one in it (I4). */
    public boolean differsFrom(Resemblance person) {
        return field(Details::birthDate) != null
                && field(Details::familyName) != null
                && person.isComplete()
                && tree().noneMatch(record -> person.resembles(
                        record.details().birthDate().value(),
                        record.details().familyName().value()));
    }

    private Stream<PatientRecord> tree() {
        return records.tree(id);
    }
}

package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Identifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** All records of a group, the numbers that lead to them, and the claims to numbers of others. */
public record Records(
        PMap<RecordId, PatientRecord> records,
        PMap<Identifier, Lead> leads,
        PMap<RecordId, Merged> merges,
        PMap<Identifier, PMap<RecordId, Claim>> claims) {

    public static final Records NONE =
            new Records(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    public PatientRecord get(RecordId id) {
        PatientRecord record = records.get(id);
        if (record == null) {
            throw new IllegalArgumentException("No record " + id);
        }
        return record;
    }

    public @Nullable Lead lead(Identifier number) {
        return leads.get(number);
    }

    /** The record that bears or bore the number, merged or not. */
    public @Nullable RecordId holder(Identifier number) {
        Lead lead = leads.get(number);
        return lead == null ? null : lead.holder();
    }

    /** The top-level record that the number leads to. */
    public @Nullable RecordId top(Identifier number) {
        RecordId holder = holder(number);
        return holder == null ? null : topOf(holder);
    }

    /** The top-level record that the first known of the numbers leads to. */
    public @Nullable RecordId firstTop(List<Identifier> numbers) {
        for (Identifier number : numbers) {
            RecordId top = top(number);
            if (top != null) {
                return top;
            }
        }
        return null;
    }

    /** The record that shows this one. */
    public RecordId topOf(RecordId id) {
        RecordId top = id;
        for (Merged merged = merges.get(top); merged != null; merged = merges.get(top)) {
            top = merged.into();
        }
        return top;
    }

    public boolean isTop(RecordId id) {
        return !merges.containsKey(id);
    }

    public boolean isAncestor(RecordId ancestor, RecordId id) {
        for (Merged merged = merges.get(id); merged != null; merged = merges.get(merged.into())) {
            if (merged.into().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** The record and all that were merged into it, directly or through others. */
    public Stream<PatientRecord> tree(RecordId id) {
        PatientRecord record = get(id);
        return Stream.concat(Stream.of(record), record.merged().stream().flatMap(this::tree));
    }

    /**
     * Whether every number leads where it led, so that nobody's visit has become another's. Maps that a fact left alone
     * are the same instances; that equal ones may not be costs a fold again and nothing else.
     */
    @SuppressWarnings("ReferenceEquality")
    public boolean leadAs(Records other) {
        return leads == other.leads && merges == other.merges;
    }

    @SuppressWarnings("ReferenceEquality") // to spare the comparison of all fields
    public Records with(PatientRecord record) {
        return record == records.get(record.id())
                ? this
                : new Records(records.plus(record.id(), record), leads, merges, claims);
    }

    public Records with(Identifier number, Lead lead) {
        return lead.equals(leads.get(number)) ? this : new Records(records, leads.plus(number, lead), merges, claims);
    }

    public Records without(Identifier number) {
        return new Records(records, leads.minus(number), merges, claims);
    }

    /** By number, then by claimant: a number that becomes free has few claimants, a group may have many claims. */
    public @Nullable Claim claim(Claim.Key key) {
        return claimsTo(key.number()).get(key.claimant());
    }

    public PMap<RecordId, Claim> claimsTo(Identifier number) {
        return claims.getOrDefault(number, TreePMap.empty());
    }

    public Records with(Claim.Key key, Claim claim) {
        PMap<RecordId, Claim> claimants = claimsTo(key.number()).plus(key.claimant(), claim);
        return new Records(records, leads, merges, claims.plus(key.number(), claimants));
    }

    public Records merged(RecordId child, Merged merged) {
        Records apart = apart(child);
        return new Records(apart.records, leads, apart.merges.plus(child, merged), claims)
                .with(apart.get(merged.into()).including(child));
    }

    /** The child stands for itself again. */
    public Records apart(RecordId child) {
        Merged merged = merges.get(child);
        return merged == null
                ? this
                : new Records(records, leads, merges.minus(child), claims)
                        .with(get(merged.into()).without(child));
    }
}

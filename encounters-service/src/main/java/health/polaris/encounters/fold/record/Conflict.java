package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Identifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two records want one NHS number (contracts/identity.md I6, §5); of data from before facts were kept also one MRN, which one of the two was
 * stored with blanks around (I2).
 *
 * @param claimant the record that claims it
 * @param owner the record that bears it, null when none does any more
 * @param firstFact that claimed it
 * @param lastFact that claimed it
 */
public record Conflict(
        RecordId claimant,
        Identifier number,
        @Nullable RecordId owner,
        String firstFact,
        String lastFact,
        State state) {

    /** {@code state} of {@code GET /dhos/v1/patient/conflict}. */
    public enum State {
        OPEN,
        SOLVED,
        DISMISSED
    }

    /** Whose claim to what. */
    public Claim.Key key() {
        return new Claim.Key(claimant, number);
    }

    /** All conflicts that are or were, by claimant and number. */
    public static List<Conflict> in(Records records) {
        return records.claims().entrySet().stream()
                .flatMap(claims -> claims.getValue().entrySet().stream()
                        .map(claim -> of(records, new Claim.Key(claim.getKey(), claims.getKey()), claim.getValue())))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Null for a claim that never met another's. */
    private static @Nullable Conflict of(Records records, Claim.Key key, Claim claim) {
        Lead lead = records.lead(key.number());
        // An MRN leads to its patient for good (I4), an NHS number that was replaced to nobody.
        RecordId owner = lead == null || (lead.isFormer() && !key.number().isMrn()) ? null : lead.holder();
        if (owner == null && key.number().isMrn()) {
            return null; // of a row from before facts were kept, as long as the row that bears the number is not taken
            // up
        }
        boolean open = !claim.closed() && owner != null && isAwake(records, key, owner);
        if (!open && !claim.contested()) {
            return null;
        }
        State unsolved = claim.dismissed() ? State.DISMISSED : State.OPEN;
        return new Conflict(
                key.claimant(),
                key.number(),
                owner,
                claim.firstFact(),
                claim.lastFact(),
                open ? unsolved : State.SOLVED);
    }

    /** It rests while a merge has solved it, or while its record is merged into one that shows a number. */
    private static boolean isAwake(Records records, Claim.Key key, RecordId owner) {
        RecordId top = records.topOf(key.claimant());
        return !top.equals(records.topOf(owner))
                && (top.equals(key.claimant()) || new Shown(records, top).nhsNumber() == null);
    }
}

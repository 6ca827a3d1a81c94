package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.Conflict;
import health.polaris.encounters.fold.view.Names;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of {@code patient_conflict} (contracts/identity.md §5). */
public record ConflictRow(
        String claimant,
        @Nullable String owner,
        Identifier number,
        String firstFact,
        String lastFact,
        Conflict.State state) {

    static ConflictRow of(Conflict conflict, Names names) {
        return new ConflictRow(
                names.uuid(conflict.claimant()),
                conflict.owner() == null ? null : names.uuid(conflict.owner()),
                conflict.number(),
                conflict.firstFact(),
                conflict.lastFact(),
                conflict.state());
    }

    /** {@code open}, {@code solved}, {@code dismissed}. */
    String stateCode() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return claimant + " " + number.kind() + " " + number.namespace() + " " + number.value();
    }
}

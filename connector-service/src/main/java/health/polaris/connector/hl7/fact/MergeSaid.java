package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.identifier.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MRG.
 *
 * @param identifiers of MRG-1, MRG-2 and MRG-4, all repetitions
 * @param visit MRG-5
 * @param account MRG-3
 */
public record MergeSaid(
        List<Identifier> identifiers,
        @Nullable NumberSaid visit,
        @Nullable NumberSaid account) {

    public MergeSaid {
        identifiers = List.copyOf(identifiers);
    }

    boolean isNamed() {
        return visit != null || account != null;
    }
}

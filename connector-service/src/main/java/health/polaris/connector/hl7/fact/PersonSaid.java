package health.polaris.connector.hl7.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.connector.hl7.identifier.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PID with the PV1, PV2 and MRG behind it.
 *
 * @param identifiers of PID-3, all that the rules find, in the order of the rules
 * @param nhsNumberDeleted {@code ""} stands where the NHS number would
 * @param visit null without PV1, and for class N, which is no visit
 * @param expectedDischargeAt PV2-9 of an A16, else its PV1-45; null in A25
 */
public record PersonSaid(
        List<Identifier> identifiers,
        boolean nhsNumberDeleted,

        @JsonUnwrapped DemographicsSaid details,

        @JsonInclude(Include.NON_NULL) @Nullable VisitSaid visit,

        @JsonInclude(Include.NON_NULL) @Nullable MergeSaid merge,

        @OnlyWhenSaid Said<String> expectedDischargeAt) {

    public PersonSaid {
        identifiers = List.copyOf(identifiers);
    }

    /** Whether a visit or an account is named, here or in MRG. */
    public boolean namesStay() {
        return (visit != null && visit.isNamed()) || (merge != null && merge.isNamed());
    }

    /** How many numbers of patients are named, here and in MRG. */
    public int numbers() {
        return identifiers.size() + (merge == null ? 0 : merge.identifiers().size());
    }
}

package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.message.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a feed marks the two identifiers of a patient.
 *
 * @param mrn in the order of preference, as are those of the NHS number
 */
public record IdentifierRules(List<IdentifierRule> mrn, List<IdentifierRule> nhsNumber) {

    /** The type in component 5 alone decides; authority and check digit play no part. */
    public static final IdentifierRules CONTRACT = new IdentifierRules(
            List.of(new IdentifierRule(Set.of("MRN"), Set.of())),
            List.of(new IdentifierRule(Set.of("NHS", "NHSNBR", "NHSNMBR"), Set.of())));

    public IdentifierRules {
        mrn = List.copyOf(mrn);
        nhsNumber = List.copyOf(nhsNumber);
    }

    /** The identifiers in PID-3 or, of the patient merged away, in MRG-1. PID-2 and PID-4 play no part. */
    public Identifiers in(Field field) {
        Found foundMrn = new Found(mrn);
        Found foundNhsNumber = new Found(nhsNumber);
        for (Field repetition : field.repetitions()) {
            foundMrn.lookAt(repetition);
            foundNhsNumber.lookAt(repetition);
            if (foundMrn.isBest() && foundNhsNumber.isBest()) {
                break;
            }
        }
        return new Identifiers(foundMrn.value, foundNhsNumber.value);
    }

    /** Of the first rule that finds one, the first repetition that has a value. */
    private static final class Found {

        private final List<IdentifierRule> rules;
        private int rank;
        private @Nullable String value;

        Found(List<IdentifierRule> rules) {
            this.rules = rules;
            this.rank = rules.size();
        }

        /** A rule that comes before the one that has found something may still find something better. */
        void lookAt(Field repetition) {
            for (int better = 0; better < rank; better++) {
                String candidate = rules.get(better).matches(repetition) ? repetition.value() : null;
                if (candidate != null) {
                    rank = better;
                    value = candidate;
                }
            }
        }

        boolean isBest() {
            return rank == 0;
        }
    }

    @Override
    public String toString() {
        return "an MRN (" + listed(mrn) + ") or an NHS number (" + listed(nhsNumber) + ")";
    }

    private static String listed(List<IdentifierRule> rules) {
        return rules.isEmpty()
                ? "not taken"
                : rules.stream().map(IdentifierRule::toString).collect(Collectors.joining("; "));
    }
}

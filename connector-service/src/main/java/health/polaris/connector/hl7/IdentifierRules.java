package health.polaris.connector.hl7;

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
    Identifiers in(Field field) {
        return new Identifiers(first(field, mrn), first(field, nhsNumber));
    }

    /** Of the first rule that finds one, the first repetition that has a value. */
    private static @Nullable String first(Field field, List<IdentifierRule> rules) {
        for (IdentifierRule rule : rules) {
            for (Field repetition : field.repetitions()) {
                String value = rule.matches(repetition) ? repetition.value() : null;
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
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

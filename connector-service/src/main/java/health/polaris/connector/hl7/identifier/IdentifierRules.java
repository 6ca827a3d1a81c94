package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.message.Field;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a feed marks the identifiers of a patient and of a visit.
 *
 * @param mrn in the order of preference, as are those of the NHS number
 * @param visitNumberNamespace the number range of its visit numbers
 * @param noIdentifiers values that identify nobody, {@code 0} or {@code UNKNOWN} (I8)
 * @param knownMrnTypes types of which PID-3 should have one; an empty set: nobody is warned
 */
public record IdentifierRules(
        List<IdentifierRule> mrn,
        List<IdentifierRule> nhsNumber,
        String visitNumberNamespace,
        Set<String> noIdentifiers,
        Set<String> knownMrnTypes) {

    /** The type in component 5 alone decides; the authority plays no part. */
    public static final IdentifierRules CONTRACT = new IdentifierRules(
            List.of(new IdentifierRule(Set.of("MRN"), Set.of(), "")),
            List.of(new IdentifierRule(Set.of("NHS", "NHSNBR", "NHSNMBR"), Set.of(), "")),
            "",
            Set.of(),
            Set.of());

    public IdentifierRules {
        mrn = List.copyOf(mrn);
        nhsNumber = List.copyOf(nhsNumber);
        noIdentifiers = Set.copyOf(noIdentifiers);
        knownMrnTypes = Set.copyOf(knownMrnTypes);
    }

    /** The identifiers in PID-3 or, of the patient merged away, in MRG-1. PID-2 and PID-4 play no part. */
    public Identifiers in(Field field) {
        IdentifierSearch search = new IdentifierSearch(this);
        for (Field repetition : field.repetitions()) {
            if (!search.lookAt(repetition)) {
                break;
            }
        }
        return search.found();
    }

    /** The number of a visit or an account (PV1-19, PID-18, MRG-5): null when it is none, or one that identifies nobody. */
    public @Nullable String number(Field field) {
        String value = field.codeValue();
        return value == null || meansNothing(value) ? null : value;
    }

    /** Whether the profile lists the value as no identifier. */
    public boolean meansNothing(String value) {
        return noIdentifiers.contains(value);
    }

    /** The value without blanks around; an NHS number without any blanks and hyphens (I2). */
    static String written(Identifier.Kind kind, String value) {
        return kind == Identifier.Kind.NHS_NUMBER ? NhsNumber.withoutBlanksAndHyphens(value) : value;
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

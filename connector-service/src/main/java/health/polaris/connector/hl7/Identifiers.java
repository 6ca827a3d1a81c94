package health.polaris.connector.hl7;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two identifiers of a patient in PID-3, or of the one merged away in MRG-1 (both CX, repeating). The type in
 * component 5 alone decides; authority, check digit, PID-2 and PID-4 play no part.
 */
record Identifiers(@Nullable String mrn, @Nullable String nhsNumber) {

    private static final Set<String> MRN_TYPE = Set.of("MRN");
    private static final Set<String> NHS_NUMBER_TYPES = Set.of("NHS", "NHSNBR", "NHSNMBR");

    static Identifiers in(Field field) {
        return new Identifiers(first(field, MRN_TYPE), first(field, NHS_NUMBER_TYPES));
    }

    boolean missing() {
        return mrn == null && nhsNumber == null;
    }

    /** The first repetition of the type that has a value. */
    private static @Nullable String first(Field field, Set<String> types) {
        for (Field repetition : field.repetitions()) {
            String type = repetition.component(5);
            String value = type != null && types.contains(type) ? repetition.value() : null;
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}

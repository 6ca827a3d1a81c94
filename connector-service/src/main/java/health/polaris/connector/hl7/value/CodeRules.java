package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one feed's codes mean.
 *
 * @param encounterTypes PV1-2.1 with what it is read as; others stand for themselves
 * @param sexes PID-8.1 with what it is read as
 * @param locationCaseIgnored whether {@code w1} and {@code W1} are one ward, bay or bed: read as {@code W1}
 */
public record CodeRules(Map<String, String> encounterTypes, Map<String, String> sexes, boolean locationCaseIgnored) {

    /** Every code stands for itself. */
    public static final CodeRules CONTRACT = new CodeRules(Map.of(), Map.of(), false);

    /** HL7 table 0004: the letters of the types that are refused by their names. */
    private static final Map<String, String> LETTERS = Map.of("P", "PREADMIT", "R", "RECURRING");

    /** HL7 table 0004: there is no visit; IHE ITI-30 has PV1 so in messages about the patient alone. */
    private static final String NOT_APPLICABLE = "N";

    public CodeRules {
        encounterTypes = Map.copyOf(encounterTypes);
        sexes = Map.copyOf(sexes);
    }

    /** PV1-2.1 */
    public @Nullable String encounterType(Field field) {
        String code = field.code(1);
        return code == null ? null : encounterTypes.getOrDefault(code, code);
    }

    /** Whether PV1-2 is one of those types, by its name or by its letter. */
    public boolean isOneOf(Set<String> types, Field field) {
        String type = encounterType(field);
        return type == null
                ? types.contains("")
                : types.contains(type) || types.contains(LETTERS.getOrDefault(type, type));
    }

    /** Whether PV1-2 says that there is no visit. */
    public boolean saysNoVisit(@Nullable String code) {
        return NOT_APPLICABLE.equals(code) && !encounterTypes.containsKey(NOT_APPLICABLE);
    }

    /** PID-8.1 */
    public @Nullable String sex(Field field) {
        String code = field.code(1);
        return code == null ? null : sexes.getOrDefault(code, code);
    }

    /** The code of a ward, bay or bed. */
    public @Nullable String location(Field field, int component) {
        String code = field.code(component);
        return code == null || !locationCaseIgnored ? code : code.toUpperCase(Locale.ROOT);
    }
}

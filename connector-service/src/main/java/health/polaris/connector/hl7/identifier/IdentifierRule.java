package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.message.Field;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which repetitions of PID-3 and MRG-1 (type CX) hold a certain identifier.
 *
 * @param types component 5, the empty text standing for none; an empty set: any
 * @param authorities component 4, its namespace or its universal id; an empty set: any
 */
public record IdentifierRule(Set<String> types, Set<String> authorities) {

    public IdentifierRule {
        types = Set.copyOf(types);
        authorities = Set.copyOf(authorities);
    }

    /** Whose numbers these are; one for all. */
    String namespace() {
        return "";
    }

    boolean matches(Field repetition) {
        return matchesType(repetition) && matchesAuthority(repetition);
    }

    private boolean matchesType(Field repetition) {
        return types.isEmpty() || types.contains(orEmpty(repetition.component(5)));
    }

    private boolean matchesAuthority(Field repetition) {
        return authorities.isEmpty()
                || authorities.contains(orEmpty(repetition.component(4)))
                || authorities.contains(orEmpty(repetition.subcomponent(4, 2)));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** {@code type MR or PI, authority STM}: for the sender who has to find out what is wanted. */
    @Override
    public String toString() {
        String type = types.isEmpty() ? "any type" : "type " + listed(types);
        return authorities.isEmpty() ? type : type + " and authority " + listed(authorities);
    }

    private static String listed(Set<String> values) {
        return String.join(
                " or ",
                values.stream()
                        .map(value -> value.isEmpty() ? "(none)" : value)
                        .sorted()
                        .toList());
    }
}

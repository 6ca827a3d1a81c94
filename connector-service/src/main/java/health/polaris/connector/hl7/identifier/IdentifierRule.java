package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.Field;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which repetitions of PID-3 and MRG-1 (type CX) hold a certain identifier.
 *
 * @param types component 5, the empty text standing for none; an empty set: any
 * @param authorities component 4, its namespace or its universal id, the empty text standing for neither; an empty set: any
 * @param namespace the number range that what it finds belongs to; {@code ""}: the shared one
 */
public record IdentifierRule(Set<String> types, Set<String> authorities, String namespace) {

    public IdentifierRule {
        types = ordered(types);
        authorities = ordered(authorities);
    }

    /** In the order in which they were said: the first one names a number that goes out. */
    private static Set<String> ordered(Set<String> values) {
        Set<String> stripped = new LinkedHashSet<>();
        values.forEach(value -> stripped.add(Blanks.around(value)));
        return Collections.unmodifiableSet(stripped);
    }

    boolean matches(Field repetition) {
        return matchesType(repetition) && matchesAuthority(repetition);
    }

    private boolean matchesType(Field repetition) {
        return types.isEmpty() || types.contains(type(repetition));
    }

    private boolean matchesAuthority(Field repetition) {
        String namespace = stripped(repetition.component(4));
        String universalId = stripped(repetition.subcomponent(4, 2));
        return authorities.isEmpty()
                || !namespace.isEmpty() && authorities.contains(namespace)
                || !universalId.isEmpty() && authorities.contains(universalId)
                || namespace.isEmpty() && universalId.isEmpty() && authorities.contains("");
    }

    /** Component 5; the empty text when there is none. */
    static String type(Field repetition) {
        return stripped(repetition.component(5));
    }

    private static String stripped(@Nullable String value) {
        return value == null ? "" : Blanks.around(value);
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

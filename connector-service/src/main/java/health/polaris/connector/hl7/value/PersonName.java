package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Field;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name that is shown, one repetition of PID-5 (type XPN). What is null or empty in it is so as {@link Field#code} has
 * it; {@link Field#deletes} tells {@code ""} from what was not written.
 *
 * @param field the repetition
 */
public record PersonName(Field field) {

    /** Family, given and other names: nobody is called by a title or a suffix alone. */
    private static final int PARTS = 3;

    private static final int TYPE = 7;
    /** Legal, usual, and names that say nothing of their kind (HL7 table 0200); words as widespread EPRs write them. */
    private static final Set<String> CURRENT = Set.of("L", "U", "", "CURRENT", "LEGAL");

    private static final Set<String> OF_BIRTH = Set.of("B", "M", "BIRTH", "MAIDEN");

    /**
     * The first repetition that is a current legal or usual name, else the first that is no name of birth, else the first;
     * empty repetitions are passed over (contracts/identity.md §4, F7). One that has nothing but {@code ""} is no name,
     * and deletes only where there is none.
     */
    public static PersonName in(Field pid5) {
        Field notOfBirth = null;
        Field first = null;
        Field deleting = null;
        for (Field repetition : pid5.repetitions()) {
            if (!hasValue(repetition)) {
                deleting = deleting == null && deletesSomething(repetition) ? repetition : deleting;
                continue;
            }
            if (CURRENT.contains(type(repetition))) {
                return new PersonName(repetition);
            }
            first = first == null ? repetition : first;
            notOfBirth = notOfBirth == null && !OF_BIRTH.contains(type(repetition)) ? repetition : notOfBirth;
        }
        return new PersonName(Stream.of(notOfBirth, first, deleting)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(pid5));
    }

    private static boolean hasValue(Field name) {
        return IntStream.rangeClosed(1, PARTS).anyMatch(part -> {
            String value = name.code(part);
            return value != null && !value.isEmpty();
        });
    }

    private static boolean deletesSomething(Field name) {
        return IntStream.rangeClosed(1, PARTS).anyMatch(name::deletes);
    }

    private static String type(Field name) {
        String type = name.code(TYPE);
        return type == null ? "" : type.toUpperCase(Locale.ROOT);
    }

    /** PID-5.1 */
    public @Nullable String family() {
        return field.code(1);
    }

    /** PID-5.2 */
    public @Nullable String given() {
        return field.code(2);
    }

    /** PID-5.3 */
    public @Nullable String other() {
        return field.code(3);
    }
}

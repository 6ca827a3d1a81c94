package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The name that is shown, one repetition of PID-5 (type XPN). What is null or empty in it is so as {@link Field#code} has
 * it; {@link Field#deletes} tells {@code ""} from what was not written.
 *
 * @param field the repetition
 */
public record PersonName(Field field) {

    /** A hostile field has millions of repetitions. */
    private static final int MOST_REPETITIONS = 100;

    private static final int PARTS = 6;
    private static final int TYPE = 7;
    /** Legal, usual, and names that say nothing of their kind (HL7 table 0200); words as widespread EPRs write them. */
    private static final Set<String> CURRENT = Set.of("L", "U", "", "CURRENT", "LEGAL");

    private static final Set<String> OF_BIRTH = Set.of("B", "M", "BIRTH", "MAIDEN");

    /**
     * The first repetition that is a current legal or usual name, else the first that is no name of birth, else the first;
     * empty repetitions are passed over (contracts/identity.md §4, F7).
     */
    public static PersonName in(Field pid5) {
        List<Field> names = new ArrayList<>();
        int looked = 0;
        for (Field repetition : pid5.repetitions()) {
            if (looked++ >= MOST_REPETITIONS) {
                break;
            }
            if (saysSomething(repetition)) {
                names.add(repetition);
            }
        }
        return new PersonName(names.stream()
                .filter(name -> CURRENT.contains(type(name)))
                .findFirst()
                .or(() -> names.stream()
                        .filter(name -> !OF_BIRTH.contains(type(name)))
                        .findFirst())
                .or(() -> names.stream().findFirst())
                .orElse(pid5));
    }

    private static boolean saysSomething(Field name) {
        return IntStream.rangeClosed(1, PARTS).anyMatch(part -> {
            String value = name.code(part);
            return (value != null && !value.isEmpty()) || name.deletes(part);
        });
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

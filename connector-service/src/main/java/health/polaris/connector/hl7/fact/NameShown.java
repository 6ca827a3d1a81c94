package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.message.Field;
import java.util.Locale;
import java.util.Set;

/** Which of the names in PID-5 (type XPN) is shown (contracts/identity.md §4, F7). */
final class NameShown {

    private static final int MOST_REPETITIONS = 1000;
    private static final Set<String> LEGAL_OR_USUAL = Set.of("L", "U", "");
    private static final Set<String> OF_BIRTH = Set.of("B", "M");

    private NameShown() {}

    /** The first legal or usual one, else the first that is no birth name, else the first that says anything. */
    static Field in(Field names) {
        Field best = names;
        int rank = Integer.MAX_VALUE;
        int looked = 0;
        for (Field name : names.repetitions()) {
            int own = rank(name);
            if (own < rank) {
                rank = own;
                best = name;
            }
            if (rank == 0 || ++looked == MOST_REPETITIONS) {
                break;
            }
        }
        return best;
    }

    private static int rank(Field name) {
        if (saysNothing(name)) {
            return Integer.MAX_VALUE;
        }
        String type = name.component(7);
        String code = type == null ? "" : type.strip().toUpperCase(Locale.ROOT);
        if (LEGAL_OR_USUAL.contains(code)) {
            return 0;
        }
        return OF_BIRTH.contains(code) ? 2 : 1;
    }

    private static boolean saysNothing(Field name) {
        return Said.in(name, 1).isAbsent()
                && Said.in(name, 2).isAbsent()
                && Said.in(name, 3).isAbsent();
    }
}

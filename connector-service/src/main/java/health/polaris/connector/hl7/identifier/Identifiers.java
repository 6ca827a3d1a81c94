package health.polaris.connector.hl7.identifier;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a patient in PID-3, or of the one merged away in MRG-1, as {@link IdentifierRules} find them.
 *
 * @param all every usable number, each once, in the order of the rules: MRNs, then NHS numbers
 * @param leftOut numbers that a rule finds and that cannot be used (I3, I8), by what is wrong with them
 * @param nhsNumberDeleted {@code ""} stands where the NHS number would, and no NHS number beside (F1)
 * @param mrnTypeUnknown the profile lists the types of MRNs, and no repetition has one of them
 */
public record Identifiers(List<Identifier> all, Set<Fault> leftOut, boolean nhsNumberDeleted, boolean mrnTypeUnknown) {

    /** How many are taken of one field. */
    public static final int MOST = IdentifierSearch.MOST_NUMBERS;

    /** Nobody. */
    public static final Identifiers NONE = new Identifiers(List.of(), Set.of(), false, false);

    /** Why a number is left out. */
    public enum Fault {
        /** A wrong check digit, ten equal digits, or not ten digits. */
        NHS_NUMBER_INVALID,
        /** The profile says that it identifies nobody. */
        NO_IDENTIFIER,
        /** There are more in the field than are taken. */
        TOO_MANY
    }

    public Identifiers {
        all = List.copyOf(all);
        leftOut = Set.copyOf(leftOut);
    }

    /** The MRN to show: of the first rule that finds one, the first. */
    public @Nullable String mrn() {
        return first(Identifier.Kind.MRN);
    }

    public @Nullable String nhsNumber() {
        return first(Identifier.Kind.NHS_NUMBER);
    }

    private @Nullable String first(Identifier.Kind kind) {
        return all.stream()
                .filter(number -> number.kind() == kind)
                .map(Identifier::value)
                .findFirst()
                .orElse(null);
    }

    /** Whether there are more than are taken: that some of them are lost must not pass unseen. */
    public boolean tooMany() {
        return leftOut.contains(Fault.TOO_MANY);
    }

    public boolean missing() {
        return all.isEmpty();
    }
}

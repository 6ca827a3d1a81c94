package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Person;
import java.text.Normalizer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The two fields by which persons are told apart when numbers disagree (I4, I5, M1): capitals do not count. */
public record Resemblance(
        @Nullable LocalDate birthDate, @Nullable String familyName) {

    public static Resemblance of(Person person) {
        return new Resemblance(
                person.details().birthDate().valueOrNull(),
                person.details().familyName().valueOrNull());
    }

    boolean isComplete() {
        return birthDate != null && familyName != null;
    }

    /** Both are known, and equal. */
    boolean agrees(@Nullable LocalDate birth, @Nullable String family) {
        return sameBirthDate(birth) && sameFamilyName(family);
    }

    /** One is known, and equal. */
    boolean resembles(@Nullable LocalDate birth, @Nullable String family) {
        return sameBirthDate(birth) || sameFamilyName(family);
    }

    private boolean sameBirthDate(@Nullable LocalDate other) {
        return birthDate != null && birthDate.equals(other);
    }

    private boolean sameFamilyName(@Nullable String other) {
        return familyName != null && other != null && compared(familyName).equalsIgnoreCase(compared(other));
    }

    /** Whether {@code é} is one character or a letter with its accent behind it, the name is the same. */
    private static String compared(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}

package health.polaris.encounters.fold.fact;

import java.time.LocalDate;

/**
 * What PID says beside the numbers, as the connector read it (F4, F7). Family name, sex and birth date cannot be
 * deleted (F1): there {@code ""} counts as absent.
 *
 * @param familyName PID-5.1 of the name that F7 chose
 * @param givenName PID-5.2
 * @param otherNames PID-5.3
 * @param sex SNOMED code; absent for an empty PID-8
 * @param birthDate PID-7 when it is a whole date
 * @param partialBirthDate {@code 1966} or {@code 1966-01}: a PID-7 without day (F4)
 * @param deathDate PID-29 when it is a whole date
 * @param partialDeathDate {@code 2026} or {@code 2026-11}: a PID-29 without day
 * @param deathIndicator PID-30
 */
public record Demographics(
        Said<String> familyName,
        Said<String> givenName,
        Said<String> otherNames,
        Said<String> sex,
        Said<LocalDate> birthDate,
        Said<String> partialBirthDate,
        Said<LocalDate> deathDate,
        Said<String> partialDeathDate,
        Said<Boolean> deathIndicator) {

    /** Nothing is said. */
    public static final Demographics NONE = new Demographics(
            Said.absent(),
            Said.absent(),
            Said.absent(),
            Said.absent(),
            Said.absent(),
            Said.absent(),
            Said.absent(),
            Said.absent(),
            Said.absent());

    /** Whether PID-29 has a date, be it a year alone, or PID-30 says so. */
    public boolean sayDeath() {
        return deathDate.valueOrNull() != null
                || partialDeathDate.valueOrNull() != null
                || Boolean.TRUE.equals(deathIndicator.valueOrNull());
    }

    /** F1, F2: {@code ""} in PID-29 or PID-30, or {@code N} in PID-30, and no word of a death beside it. */
    public boolean takeDeathBack() {
        boolean saysSo = deathDate.isDeleted()
                || deathIndicator.isDeleted()
                || Boolean.FALSE.equals(deathIndicator.valueOrNull());
        return saysSo && !sayDeath();
    }
}

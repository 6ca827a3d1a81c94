package health.polaris.connector.hl7.fact;

/**
 * What PID says of a person beside the numbers.
 *
 * @param familyName PID-5.1 of the name that is shown (contracts/identity.md §4, F7)
 * @param givenName PID-5.2
 * @param otherNames PID-5.3
 * @param sex PID-8 as SNOMED code
 * @param dateOfBirth PID-7, {@code 1966-01-31}
 * @param dobPartial PID-7 that is only a year or a month, {@code 1966} or {@code 1966-01}
 * @param dateOfDeath PID-29
 * @param dodPartial PID-29 that is only a year or a month
 * @param deathIndicator PID-30
 */
public record DemographicsSaid(
        @OnlyWhenSaid Said<String> familyName,
        @OnlyWhenSaid Said<String> givenName,
        @OnlyWhenSaid Said<String> otherNames,
        @OnlyWhenSaid Said<String> sex,
        @OnlyWhenSaid Said<String> dateOfBirth,
        @OnlyWhenSaid Said<String> dobPartial,
        @OnlyWhenSaid Said<String> dateOfDeath,
        @OnlyWhenSaid Said<String> dodPartial,
        @OnlyWhenSaid Said<Boolean> deathIndicator) {}

package health.polaris.integration.claim.said;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PID with the MRG and the PV1 that follow it. Null is an empty field, {@link Message#DELETED} a {@code ""}.
 *
 * @param mrn PID-3, in the namespace of the sender
 * @param nhs PID-3; {@link #INVALID} has a wrong check digit
 * @param further PID-3, a second NHS number
 * @param family PID-5.1
 * @param given PID-5.2
 * @param birth PID-7, {@code 1970-01-31}
 * @param sex PID-8, {@code M} or {@code F}
 * @param death PID-29, {@code 2026-01-31}
 */
public record Person(
        @Nullable String mrn,
        @Nullable String nhs,
        @Nullable String further,
        @Nullable String family,
        @Nullable String given,
        @Nullable String birth,
        @Nullable String sex,
        @Nullable String death,
        List<Old> old,
        @Nullable Visit visit) {

    public static final String INVALID = "invalid";

    /** An MRG: the numbers of MRG-1. */
    public record Old(List<String> mrns, @Nullable String nhs) {}

    /** Numbers and nothing else. */
    public static Person of(@Nullable String mrn, @Nullable String nhs) {
        return new Person(mrn, nhs, null, null, null, null, null, null, List.of(), null);
    }

    /** A record bears one NHS number: what another one says is seen and written nowhere. */
    public Person beside(@Nullable String secondNhs) {
        return new Person(mrn, nhs, secondNhs, family, given, birth, sex, death, old, visit);
    }

    public Person named(@Nullable String familyName, @Nullable String givenName) {
        return new Person(mrn, nhs, further, familyName, givenName, birth, sex, death, old, visit);
    }

    public Person born(@Nullable String date, @Nullable String ofSex) {
        return new Person(mrn, nhs, further, family, given, date, ofSex, death, old, visit);
    }

    public Person died(@Nullable String date) {
        return new Person(mrn, nhs, further, family, given, birth, sex, date, old, visit);
    }

    public Person formerly(Old... numbers) {
        return new Person(mrn, nhs, further, family, given, birth, sex, death, List.of(numbers), visit);
    }

    public Person in(@Nullable Visit stay) {
        return new Person(mrn, nhs, further, family, given, birth, sex, death, old, stay);
    }
}

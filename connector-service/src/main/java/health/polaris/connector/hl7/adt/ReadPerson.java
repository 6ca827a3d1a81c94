package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Field;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Time;
import health.polaris.connector.hl7.message.Segment;
import health.polaris.connector.hl7.value.DateReading;
import health.polaris.connector.hl7.value.PersonName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one PID says, read as senders write it.
 *
 * @param segment PID
 * @param name the one of PID-5 that is shown (F7)
 * @param sex PID-8.1, as the profile translates it
 * @param birth PID-7
 * @param death PID-29
 */
public record ReadPerson(
        Segment segment,
        Identifiers identifiers,
        PersonName name,
        @Nullable String sex,
        DateReading birth,
        DateReading death) {

    private static final int BIRTH = 7;
    private static final int DEATH = 29;

    /**
     * @param today the last day that is no future
     * @throws UnreadableFieldException for a date that is not valid, when the rules are strict
     */
    static ReadPerson of(
            Segment patient, Identifiers identifiers, ReadingRules rules, LocalDate today, FieldWarnings warnings) {
        warnings.about(identifiers, patient.place(3));
        return new ReadPerson(
                patient,
                identifiers,
                PersonName.in(patient.field(5)),
                rules.codes().sex(patient.field(8)),
                date(patient, BIRTH, rules, today, warnings),
                date(patient, DEATH, rules, today, warnings));
    }

    private static DateReading date(
            Segment patient, int number, ReadingRules rules, LocalDate today, FieldWarnings warnings) {
        Field field = patient.field(number);
        FieldPath place = patient.place(number);
        String text = field.codeValue();
        if (rules.strict() && text != null && Hl7Time.parse(text, rules.zone()).isEmpty()) {
            throw new UnreadableFieldException(new Refusals(rules).timestamp(place));
        }
        DateReading date = DateReading.of(field, today);
        warnings.about(date, place);
        return date;
    }

    /** {@code 1979-02-26} when PID-7 is a whole date. */
    public @Nullable String birthDate() {
        return iso(birth);
    }

    /** {@code 2026-11-20} when PID-29 is a whole date. */
    public @Nullable String deathDate() {
        return iso(death);
    }

    /** Whether PID-29 says a time of death, be it a year alone. */
    public boolean diedAtSomeTime() {
        return death.day().isPresent() || death instanceof DateReading.Partial;
    }

    private static @Nullable String iso(DateReading date) {
        return date.day().map(LocalDate::toString).orElse(null);
    }
}

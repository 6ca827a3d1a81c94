package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Field;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a birth or death date says (PID-7, PID-29; contracts/identity.md §4, F4). One that is no date never costs the
 * message: what can be read is read.
 */
public sealed interface DateReading {

    /** The field is empty: it does not speak of a date. */
    record Nothing() implements DateReading {}

    /** {@code ""} */
    record Deleted() implements DateReading {}

    /** A whole date, perhaps with a time, which does not count; {@code 20000101+} and {@code 20000101?} too. */
    record Whole(LocalDate date) implements DateReading {}

    /** A whole date with a time that is not valid: {@code 196601192400}. */
    record WithoutTime(LocalDate date) implements DateReading {}

    /**
     * A year or a month alone: {@code 1966}, {@code 196601}, {@code 19660100}.
     *
     * @param text {@code 1966} or {@code 1966-01}
     */
    record Partial(String text) implements DateReading {}

    /** {@code 00000000}, {@code 26/02/1979}, month 13. */
    record Unreadable() implements DateReading {}

    /** A date that is still to come. */
    record InFuture() implements DateReading {}

    /** The whole date, where there is one. */
    default Optional<LocalDate> day() {
        return switch (this) {
            case Whole(LocalDate date) -> Optional.of(date);
            case WithoutTime(LocalDate date) -> Optional.of(date);
            default -> Optional.empty();
        };
    }

    /** @param today the last day that is no future */
    static DateReading of(Field field, LocalDate today) {
        String text = field.codeValue();
        if (text == null) {
            return field.deletes(1) ? new Deleted() : new Nothing();
        }
        return DateText.read(text, today);
    }
}

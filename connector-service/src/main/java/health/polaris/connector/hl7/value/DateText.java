package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Hl7Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as registers and people write them. */
final class DateText {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?(?!\\d)");
    private static final Pattern UNITS = Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?");
    /** Behind a year or a month alone: half a unit, a time of noughts, a sign, an offset. */
    private static final Pattern REST = Pattern.compile("(?:\\d|0*)(?:[+-]\\d{4}|\\s*[^\\p{L}\\p{N}\\s])?");
    /** A day and two to six digits more, however they are written. */
    private static final Pattern DAY_AND_TIME = Pattern.compile("(\\d{4}-?\\d{2}-?\\d{2})[T ]?\\d{2}(?::?\\d{2}){0,2}"
            + "(?:[.,]\\d*)?\\s*(?:Z|[+-]\\d{2}(?::?\\d{2})?|[^\\p{L}\\p{N}\\s])?");

    private static final String NONE = "00";

    private DateText() {}

    static DateReading read(String text, LocalDate today) {
        Matcher units = UNITS.matcher(ISO.matcher(text).replaceFirst("$1$2$3"));
        if (!units.lookingAt() || units.group(1).equals("0000")) {
            return new DateReading.Unreadable();
        }
        String month = said(units.group(2));
        String day = said(units.group(3));
        if (month != null && day != null) {
            return whole(text, today);
        }
        String rest = units.replaceFirst("");
        return REST.matcher(rest).matches() ? partial(units.group(1), month, today) : new DateReading.Unreadable();
    }

    private static @Nullable String said(@Nullable String unit) {
        return NONE.equals(unit) ? null : unit;
    }

    private static DateReading whole(String text, LocalDate today) {
        return day(text)
                .<DateReading>map(DateReading.Whole::new)
                .or(() -> dayAlone(text).map(DateReading.WithoutTime::new))
                .map(read ->
                        read.day().filter(date -> date.isAfter(today)).isPresent() ? new DateReading.InFuture() : read)
                .orElseGet(DateReading.Unreadable::new);
    }

    /** A date is not converted, so that any zone does. */
    private static Optional<LocalDate> day(String text) {
        return Hl7Time.read(text, ZoneOffset.UTC).map(time -> time.value().toLocalDate());
    }

    /** Some systems end a day with hour 24, which does not exist: whether the day before or the next is meant nobody can tell. */
    private static Optional<LocalDate> dayAlone(String text) {
        Matcher dayAndTime = DAY_AND_TIME.matcher(text);
        return dayAndTime.matches() ? day(dayAndTime.group(1)) : Optional.empty();
    }

    private static DateReading partial(String year, @Nullable String month, LocalDate today) {
        int numberOfMonth = month == null ? 1 : Integer.parseInt(month);
        if (numberOfMonth > 12) {
            return new DateReading.Unreadable();
        }
        boolean future = LocalDate.of(Integer.parseInt(year), numberOfMonth, 1).isAfter(today);
        return future ? new DateReading.InFuture() : new DateReading.Partial(month == null ? year : year + "-" + month);
    }
}

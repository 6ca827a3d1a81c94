package health.polaris.connector.hl7.value;

import health.polaris.connector.hl7.message.Hl7Time;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as registers and people write them. */
final class DateText {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?(?!\\d)");
    private static final Pattern UNITS = Pattern.compile("(\\d{4})(\\d{2})?(\\d{2})?");
    /** Behind a year or a month alone: half a unit, a time of noughts, a sign, an offset. */
    private static final Pattern REST = Pattern.compile("(?:\\d|0*)(?:[+-](?:\\d{4})?)?");

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
        // A date is not converted, so that any zone does.
        return Hl7Time.read(text, ZoneOffset.UTC)
                .map(time -> time.value().toLocalDate())
                .map(date -> date.isAfter(today) ? new DateReading.InFuture() : new DateReading.Whole(date))
                .orElseGet(DateReading.Unreadable::new);
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

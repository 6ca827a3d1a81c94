package health.polaris.common.json;

import health.polaris.common.error.MalformedValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times on the wire (contracts/platform.md §6). Out: {@code 2027-03-09T16:02:11.904Z}, three fraction digits, cut, not
 * rounded. In: the offset is mandatory, the fraction is not, the colons may be left out.
 */
public final class IsoTime {

    private static final DateTimeFormatter OUT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final DateTimeFormatter EVENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern IN =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}):?(\\d{2}):?(\\d{2})(\\.\\d{1,9})?"
                    + "(?:(?<utc>[Zz])|(?<sign>[+-])(?<hours>\\d{2}):?(?<minutes>\\d{2}))");

    private IsoTime() {}

    /** {@code 2027-03-09T16:02:11.904Z} */
    public static String format(Instant time) {
        return format(time.atOffset(ZoneOffset.UTC));
    }

    /** {@code 2027-03-09T17:02:11.904+01:00}; offset 0 is {@code Z}. */
    public static String format(OffsetDateTime time) {
        int year = time.getYear();
        int offset = time.getOffset().getTotalSeconds();
        return year < 0 || year > 9999 || offset % 60 != 0
                ? OUT.format(time.truncatedTo(ChronoUnit.MILLIS))
                : written(time, year, offset / 60);
    }

    /** What the formatter would write, without its detours: a list of a hundred messages has 500 times. */
    private static String written(OffsetDateTime time, int year, int offsetMinutes) {
        StringBuilder text = new StringBuilder(29);
        two(text, year / 100);
        two(text, year % 100);
        two(text.append('-'), time.getMonthValue());
        two(text.append('-'), time.getDayOfMonth());
        two(text.append('T'), time.getHour());
        two(text.append(':'), time.getMinute());
        two(text.append(':'), time.getSecond());
        int millis = time.getNano() / 1_000_000;
        two(text.append('.').append((char) ('0' + millis / 100)), millis % 100);
        if (offsetMinutes == 0) {
            return text.append('Z').toString();
        }
        int distance = Math.abs(offsetMinutes);
        two(text.append(offsetMinutes < 0 ? '-' : '+'), distance / 60);
        two(text.append(':'), distance % 60);
        return text.toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** {@code 2027-03-09T16:02:11.904+00:00}, as events carry it. */
    public static String formatForEvent(Instant time) {
        return EVENT.format(time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Reads a time with its offset, to the microsecond.
     *
     * @throws MalformedValueException {@code … <input> does not match expected ISO8601 format}
     */
    public static OffsetDateTime parse(String text) {
        Matcher parts = IN.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        try {
            return OffsetDateTime.parse(normalised(parts)).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noSuchTime) {
            throw refused(text);
        }
    }

    /**
     * {@code 1979-02-26}, {@code 1979-2-26}.
     *
     * @throws MalformedValueException for whatever is no day
     */
    public static LocalDate parseDate(String text) {
        return date(text).orElseThrow(() -> MalformedValueException.of(MalformedValueException.DATE, text));
    }

    /** The same; empty for whatever is no day. */
    public static Optional<LocalDate> date(String text) {
        Matcher parts = DATE.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String normalised(Matcher parts) {
        String fraction = parts.group(5) == null ? "" : parts.group(5);
        String offset = parts.group("utc") != null
                ? "Z"
                : parts.group("sign") + parts.group("hours") + ":" + parts.group("minutes");
        return "%sT%s:%s:%s%s%s"
                .formatted(parts.group(1), parts.group(2), parts.group(3), parts.group(4), fraction, offset);
    }

    private static MalformedValueException refused(String text) {
        return MalformedValueException.ofTime(MalformedValueException.TIME, text);
    }
}

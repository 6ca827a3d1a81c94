package health.polaris.users.wire;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times of requests (contracts/users.md §1.3), and of events (contracts/users.md §8). Unlike elsewhere on the platform an offset
 * may be missing, and an empty text is no date: else {@code "contract_expiry_eod_date": ""} would make somebody permanent.
 */
public final class WireTime {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();
    private static final DateTimeFormatter EVENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private WireTime() {}

    /**
     * {@code 2021-07-19}, {@code 2021-7-19}.
     *
     * @throws ApiException 400 for anything else
     */
    public static LocalDate date(String field, String text) {
        return IsoTime.date(text)
                .filter(date -> date.getYear() > 0)
                .orElseThrow(() -> MalformedValueException.of(MalformedValueException.DATE, text)
                        .of(field));
    }

    /**
     * {@code 2019-01-01T12:01:01.000+00:00}, {@code …Z}, or without an offset, which is UTC.
     *
     * @throws ApiException 400 for anything else
     */
    public static Instant instant(String field, String text) {
        try {
            TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime zoned = time instanceof OffsetDateTime exact
                    ? exact
                    : LocalDateTime.from(time).atOffset(ZoneOffset.UTC);
            if (zoned.getYear() >= 1 && zoned.getYear() <= 9999) {
                return zoned.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException noSuchTime) {
            throw refused(field, text);
        }
        throw refused(field, text);
    }

    /** The same from a query string, where an unescaped {@code +} arrives as a blank; a date is its first moment. */
    public static Instant moment(String field, String text) {
        String time = text.replaceFirst(" (?=\\d{2}:?\\d{2}$)", "+");
        return DATE.matcher(text).matches()
                ? date(field, text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : instant(field, time);
    }

    /**
     * The same instant with {@code Z}, which the database reads without knowing its own time zone; null for null.
     *
     * @throws ApiException 400 for anything else
     */
    public static @Nullable String utcText(String field, @Nullable String text) {
        return text == null ? null : instant(field, text).toString();
    }

    /** {@code 2024-05-03T08:15:30.123456+00:00}. */
    public static String forEvent(Instant time) {
        return EVENT.format(time.atOffset(ZoneOffset.UTC));
    }

    private static ApiException refused(String field, String text) {
        return MalformedValueException.of("a time such as 2026-01-31T08:15:30.123Z", text)
                .of(field);
    }
}

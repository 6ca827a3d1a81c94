package health.polaris.connector.hl7.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A time stamp (HL7 type TS, {@code YYYY[MM[DD[HH[MM[SS[.f]]]]]][±HHMM]}).
 *
 * @param value with the offset it was sent with, or that of the hospital's zone
 * @param ambiguous sent without offset in the hour that clocks show twice in autumn
 * @param earliest the same, unless it is ambiguous: then the first time that clocks showed it
 * @param unit the last that was written; with a fraction still seconds
 */
public record Hl7Time(OffsetDateTime value, boolean ambiguous, Instant earliest, ChronoUnit unit) {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{4,14})(?:(?<=\\d{14})\\.(\\d{0,9})\\d*)?([+-]\\d{4})?");
    private static final Pattern STRAY_SIGN =
            Pattern.compile("(\\d{4}-?\\d{2}-?\\d{2}(?:.*[\\dZ])?)\\s*[^\\p{L}\\p{N}\\s]", Pattern.DOTALL);
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[T ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})"
                    + "([.,]\\d*)?)?)?\\s?(Z|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern OFFSET =
            Pattern.compile("\\d(?:Z|[+-]\\d{4}|[+-]\\d{2}:\\d{2}|:\\d{2}[+-]\\d{2}|(?<=\\d{12})[+-]\\d{2})$");
    private static final String EARLIEST = "00000101000000";
    private static final int YEAR_DIGITS = 4;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    /** Empty when the text is no time: month 13, hour 24, second 60, year 0000, words. */
    public static Optional<Hl7Time> parse(String text, ZoneId zone) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = local(matcher.group(1), matcher.group(2));
            ChronoUnit unit = unit(matcher.group(1));
            String offset = matcher.group(3);
            return local.getYear() == 0
                    ? Optional.empty()
                    : Optional.of(
                            offset == null ? inZone(local, zone, unit) : exact(local.atOffset(offset(offset)), unit));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /**
     * The same for what senders write though no version of the standard has it: ISO 8601 ({@code 2026-11-28 08:00:00},
     * {@code 20261128T0800Z}, {@code 08:00:00,123}), one stray sign behind it ({@code 20000101+}, {@code 20000101?}), blanks around.
     */
    public static Optional<Hl7Time> read(String text, ZoneId zone) {
        String stripped = Blanks.around(text);
        return ofAnyForm(stripped, zone).or(() -> ofAnyForm(withoutStraySign(stripped), zone));
    }

    private static Optional<Hl7Time> ofAnyForm(String text, ZoneId zone) {
        return parse(text, zone).or(() -> standard(text).flatMap(standard -> parse(standard, zone)));
    }

    private static String withoutStraySign(String text) {
        Matcher stray = STRAY_SIGN.matcher(text);
        return stray.matches() ? stray.group(1) : text;
    }

    /** Whether a time has an offset of its own. */
    public static boolean statesOffset(String text) {
        return OFFSET.matcher(Blanks.around(text)).find();
    }

    private static Optional<String> standard(String text) {
        Matcher iso = ISO.matcher(text);
        return iso.matches()
                ? Optional.of(IntStream.rangeClosed(1, 7)
                                .mapToObj(iso::group)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining())
                                .replace(',', '.')
                        + standardOffset(iso.group(8)))
                : Optional.empty();
    }

    /** {@code Z}, {@code +01} and {@code +01:00} as {@code +0000}, {@code +0100} and {@code +0100}. */
    private static String standardOffset(@Nullable String iso) {
        if (iso == null) {
            return "";
        }
        return iso.equals("Z") ? "+0000" : (iso.replace(":", "") + "00").substring(0, "+0100".length());
    }

    /** Missing units are padded (month and day 01, time 00); half a unit at the end ({@code 20171}) is dropped. */
    private static LocalDateTime local(String digits, String fraction) {
        String whole = digits.substring(0, digits.length() - digits.length() % 2);
        String padded = whole + EARLIEST.substring(whole.length());
        String nanos = fraction == null ? "0" : (fraction + "000000000").substring(0, 9);
        return LocalDateTime.of(
                Integer.parseInt(padded, 0, YEAR_DIGITS, 10),
                unit(padded, 4),
                unit(padded, 6),
                unit(padded, 8),
                unit(padded, 10),
                unit(padded, 12),
                Integer.parseInt(nanos));
    }

    private static int unit(String digits, int start) {
        return Integer.parseInt(digits, start, start + 2, 10);
    }

    /** The sign belongs to hours and minutes: {@code -0030} is half an hour west. */
    private static ZoneOffset offset(String text) {
        int sign = text.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * unit(text, 1), sign * unit(text, 3));
    }

    /**
     * A local time that clocks skip in spring keeps the offset before, one they show twice in autumn takes the offset
     * after: standard time both. (The JDK's own choice for the latter, the earlier one, is summer time.)
     */
    private static Hl7Time inZone(LocalDateTime local, ZoneId zone, ChronoUnit unit) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return exact(local.atZone(zone).toOffsetDateTime(), unit);
        }
        OffsetDateTime before = local.atOffset(transition.getOffsetBefore());
        return transition.isGap()
                ? exact(before, unit)
                : new Hl7Time(local.atOffset(transition.getOffsetAfter()), true, before.toInstant(), unit);
    }

    private static Hl7Time exact(OffsetDateTime value, ChronoUnit unit) {
        return new Hl7Time(value, false, value.toInstant(), unit);
    }

    private static ChronoUnit unit(String digits) {
        return switch (digits.length() / 2) {
            case 2 -> ChronoUnit.YEARS;
            case 3 -> ChronoUnit.MONTHS;
            case 4 -> ChronoUnit.DAYS;
            case 5 -> ChronoUnit.HOURS;
            case 6 -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
    }

    /** Whether it says only the minute, the hour or the day, or is one of two readings. */
    public boolean isCoarse() {
        return ambiguous || unit != ChronoUnit.SECONDS;
    }

    /** The moment that it lies before, whatever was meant. */
    public Instant until() {
        return value.plus(1, unit).toInstant();
    }

    /** {@code 2017-07-31T14:13:00.000+01:00}, milliseconds cut, {@code Z} for offset 0. */
    public String iso() {
        return FORMAT.format(value);
    }
}

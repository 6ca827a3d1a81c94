package health.polaris.connector.observation.oru;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Times as the EPR wants them, in the hospital's zone; the default pattern gives {@code 20240701013000.123+0100}. */
final class TimestampFormat {

    /** As many digits as HL7 has behind the point of a second. */
    static final int MOST_DIGITS = 4;

    static final int MICROS = 6;

    private static final int MILLIS = 3;

    private final DateTimeFormatter formatter;

    /** @param fraction how many digits {@code %f} has */
    TimestampFormat(String pattern, ZoneId zone, int fraction) {
        this.formatter = formatter(pattern, fraction).withZone(zone);
    }

    /** Empty for null. */
    String format(@Nullable OffsetDateTime time) {
        return time == null ? "" : formatter.format(time);
    }

    /**
     * A strftime pattern with {@code %Y %m %d %H %M %S %L %f %z %%}.
     *
     * @throws IllegalArgumentException when it has anything else
     */
    static void check(String pattern) {
        formatter(pattern, MICROS);
    }

    private static DateTimeFormatter formatter(String pattern, int fraction) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (int index = 0; index < pattern.length(); index++) {
            if (pattern.charAt(index) != '%') {
                builder.appendLiteral(pattern.charAt(index));
            } else if (++index < pattern.length()) {
                append(builder, pattern.charAt(index), fraction);
            } else {
                throw new IllegalArgumentException("HL7_OUTGOING_TIMESTAMP_FORMAT ends with %");
            }
        }
        return builder.toFormatter();
    }

    private static void append(DateTimeFormatterBuilder builder, char token, int fraction) {
        switch (token) {
            case 'Y' -> builder.appendPattern("uuuu");
            case 'm' -> builder.appendPattern("MM");
            case 'd' -> builder.appendPattern("dd");
            case 'H' -> builder.appendPattern("HH");
            case 'M' -> builder.appendPattern("mm");
            case 'S' -> builder.appendPattern("ss");
            case 'L' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, MILLIS, MILLIS, false);
            case 'f' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, fraction, fraction, false);
            case 'z' -> builder.appendPattern("xx");
            case '%' -> builder.appendLiteral('%');
            default -> throw new IllegalArgumentException("HL7_OUTGOING_TIMESTAMP_FORMAT does not know %" + token);
        }
    }
}

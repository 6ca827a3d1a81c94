package health.polaris.connector.hl7.fact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times as events about messages have them: {@code 2026-11-28T03:12:00.000Z}. */
public final class WireTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    /** HL7 has up to four digits, PostgreSQL keeps six. */
    private static final DateTimeFormatter EXACT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 6, true)
            .appendPattern("X")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTime() {}

    public static String of(Instant time) {
        return FORMAT.format(time);
    }

    /** Of two messages of one millisecond the one that was sent earlier has the earlier place (identity.md O3). */
    public static String exactly(Instant time) {
        return EXACT.format(time);
    }
}

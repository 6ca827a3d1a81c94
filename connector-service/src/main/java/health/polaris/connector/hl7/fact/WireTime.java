package health.polaris.connector.hl7.fact;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as events about messages have them: {@code 2026-11-28T03:12:00.000Z}. */
public final class WireTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private WireTime() {}

    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}

package health.polaris.connector.hl7.acknowledgement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Control ids and times of what we answer, MSH-10 and MSH-7. */
public final class ControlId {

    private static final DateTimeFormatter MADE_AT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(ZoneOffset.UTC);
    /** Last digit of the year, day of the year, time to the microsecond: 16 of the 20 characters MSH-10 may have. */
    private static final DateTimeFormatter CONTROL_ID =
            DateTimeFormatter.ofPattern("DDDHHmmssSSSSSS").withZone(ZoneOffset.UTC);

    private static final String RANDOM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RANDOM_LENGTH = 4;

    private ControlId() {}

    /** {@code 20240312081531+0000}, in UTC. */
    public static String time(Instant now) {
        return MADE_AT.format(now);
    }

    /** {@code 4072081531204881K7QX} */
    public static String of(Instant now) {
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return year % 10 + CONTROL_ID.format(now) + randomCharacters();
    }

    private static String randomCharacters() {
        return ThreadLocalRandom.current()
                .ints(RANDOM_LENGTH, 0, RANDOM.length())
                .mapToObj(index -> String.valueOf(RANDOM.charAt(index)))
                .collect(Collectors.joining());
    }
}

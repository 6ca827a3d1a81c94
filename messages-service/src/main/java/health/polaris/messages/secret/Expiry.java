package health.polaris.messages.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Activations end at 23:59:59 UTC of the n-th day after they were made or renewed (contracts/activation.md §5). */
@Component
public class Expiry {

    /** Of {@link #textFor}. Without an offset it is no date-time of RFC 3339, and generated clients would fail to read it as one. */
    public static final String PATTERN = "^\\d{4}-\\d{2}-\\d{2}T23:59:59\\.000$";

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter WITHOUT_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private final int days;

    Expiry(ActivationSettings settings) {
        this.days = settings.expiryDays();
    }

    /** {@code 2027-03-14T23:59:59.000}, without offset. */
    public String textFor(Instant modified) {
        return WITHOUT_OFFSET.format(of(modified));
    }

    /** An activation that was last modified before this has expired. */
    public Instant oldestAlive(Instant now) {
        LocalDate day = day(now).minusDays(days);
        LocalDate oldest =
                now.isAfter(of(day.atStartOfDay().toInstant(ZoneOffset.UTC)).toInstant(ZoneOffset.UTC))
                        ? day.plusDays(1)
                        : day;
        return oldest.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private LocalDateTime of(Instant modified) {
        return day(modified).plusDays(days).atTime(LAST_SECOND);
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}

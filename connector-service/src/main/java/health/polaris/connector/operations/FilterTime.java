package health.polaris.connector.operations;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.MalformedValueException;
import health.polaris.common.json.IsoTime;
import health.polaris.connector.settings.ConnectorSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times of filters as people write them: with an offset, without one in the hospital's zone, or a day alone. */
@Component
public record FilterTime(ConnectorSettings settings) {

    /** A day alone is its beginning. */
    public @Nullable Instant from(String parameter, @Nullable String text) {
        return text == null ? null : day(text).map(this::beginning).orElseGet(() -> time(parameter, text));
    }

    /** A day alone is its end: that day is meant, too. */
    public @Nullable Instant to(String parameter, @Nullable String text) {
        return text == null
                ? null
                : day(text).map(day -> beginning(day.plusDays(1))).orElseGet(() -> time(parameter, text));
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(settings.serverTimezone()).toInstant();
    }

    private static Optional<LocalDate> day(String text) {
        return IsoTime.date(text);
    }

    private Instant time(String parameter, String text) {
        try {
            return IsoTime.parse(text).toInstant();
        } catch (MalformedValueException withoutOffset) {
            return local(parameter, text);
        }
    }

    private Instant local(String parameter, String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(settings.serverTimezone())
                    .toInstant();
        } catch (DateTimeException noTime) {
            throw ApiException.invalid(parameter
                    + ": must be a day such as 2026-03-12, a local time such as 2026-03-12T08:00, or a time with its"
                    + " offset such as 2026-03-12T08:00:00Z");
        }
    }
}

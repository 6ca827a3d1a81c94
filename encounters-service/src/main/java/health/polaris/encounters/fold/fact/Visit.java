package health.polaris.encounters.fold.fact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * PV1.
 *
 * @param number PV1-19, or where the profile looks for it
 * @param account PID-18
 * @param type PV1-2 as the profile maps it (F6)
 * @param admittedAt PV1-44, which cannot be deleted (F1)
 * @param dischargedAt PV1-45
 * @param bed PV1-3
 * @param localWindow the profile's {@code local-window} (O5)
 */
public record Visit(
        @Nullable Identifier number,
        @Nullable Identifier account,
        Said<String> type,
        @Nullable Instant admittedAt,
        Said<Instant> dischargedAt,
        BedSaid bed,
        Duration localWindow) {

    /** Profile key {@code local-window}. */
    public static final Duration DEFAULT_LOCAL_WINDOW = Duration.ofHours(24);

    public Visit {
        number = number == null || number.isBlank() ? null : number;
        account = account == null || account.isBlank() ? null : account;
    }
}

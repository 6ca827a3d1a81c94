package health.polaris.connector.hl7.fact;

import org.jspecify.annotations.Nullable;

/**
 * PV1, whether or not it says since when or in which ward.
 *
 * @param number PV1-19
 * @param account PID-18
 * @param type PV1-2
 * @param admittedAt PV1-44, as are all times {@code 2026-11-28T03:12:00.000Z}
 * @param dischargedAt PV1-45, unless it is the time that a discharge is expected at
 * @param location PV1-3
 */
public record VisitSaid(
        @Nullable NumberSaid number,
        @Nullable NumberSaid account,
        @OnlyWhenSaid Said<String> type,
        @OnlyWhenSaid Said<String> admittedAt,
        @OnlyWhenSaid Said<String> dischargedAt,
        BedSaid location) {

    /** All that is known is the account. */
    public static VisitSaid of(@Nullable NumberSaid account) {
        return new VisitSaid(null, account, Said.absent(), Said.absent(), Said.absent(), BedSaid.NONE);
    }

    boolean isNamed() {
        return number != null || account != null;
    }
}

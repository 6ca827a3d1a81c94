package health.polaris.encounters.history;

import org.jspecify.annotations.Nullable;

/**
 * How a patient's observations are scored.
 *
 * @param scoreSystem {@code news2}, {@code meows}; null in a request that leaves it alone
 * @param spo2Scale 1 or 2 in use; null in a request that leaves it alone
 */
public record EarlyWarning(
        @Nullable String scoreSystem, @Nullable Integer spo2Scale) {}

package health.polaris.eventbus.revocation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code revoked_token_holder}.
 *
 * @param issuedUntil tokens of that second or before are void
 * @param barred later ones are too
 * @param changed by the clock of the database
 */
record RevokedHolder(Key key, Instant issuedUntil, boolean barred, Instant changed) {

    /** @param kind {@code patient}, {@code device} or {@code clinician} */
    record Key(String kind, String id) {}

    /** {@code iat} has whole seconds: a token of the very second may be from before. */
    boolean covers(@Nullable Instant issuedAt) {
        return barred
                || issuedAt == null
                || !issuedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(issuedUntil);
    }
}

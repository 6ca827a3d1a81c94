package health.polaris.common.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose tokens are good no longer, although they have not ended (contracts/platform.md §4.7). */
@FunctionalInterface
public interface Revocations {

    /** Nobody's: for a service that hears of none. */
    Revocations NONE = (caller, issuedAt) -> false;

    /** @param issuedAt {@code iat} of the token; null: it has none */
    boolean cover(Caller caller, @Nullable Instant issuedAt);
}

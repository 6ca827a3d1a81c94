package health.polaris.eventbus.revocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.eventbus.contract.Event;
import health.polaris.eventbus.contract.Route;
import health.polaris.eventbus.contract.RoutingKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code dhos.tokens_revoked}: tokens that are good no longer, although they have not ended (contracts/platform.md §4.7).
 *
 * @param holderKind {@code patient}, {@code device} or {@code clinician}: which id of the token's metadata is meant
 * @param issuedUntil tokens with an {@code iat} of that second or before are void; null: none are
 * @param barred whether later ones are too, until told otherwise; null: that stays as it is
 * @param saidAtMicros when {@code barred} was decided, in microseconds since 1970, so that an event that comes late undoes no
 *     later one; absent: unknown
 */
public record TokensRevoked(
        String holderKind,
        String holderId,
        @Nullable Instant issuedUntil,
        @Nullable Boolean barred,
        @JsonInclude(Include.NON_NULL) @Nullable Long saidAtMicros)
        implements Event {

    private static final String CLINICIAN = "clinician";

    public static TokensRevoked ofPatient(String id, Instant until) {
        return new TokensRevoked("patient", id, until, null, null);
    }

    public static TokensRevoked ofDevice(String id, Instant until) {
        return new TokensRevoked("device", id, until, null, null);
    }

    public static TokensRevoked ofClinician(String id, Instant until) {
        return new TokensRevoked(CLINICIAN, id, until, null, null);
    }

    /** Also those that an identity provider goes on signing. */
    public static TokensRevoked barring(String clinician, Instant until, Instant saidAt) {
        return new TokensRevoked(CLINICIAN, clinician, until, true, ChronoUnit.MICROS.between(Instant.EPOCH, saidAt));
    }

    /** What was void stays so. */
    public static TokensRevoked readmitting(String clinician, Instant saidAt) {
        return new TokensRevoked(CLINICIAN, clinician, null, false, ChronoUnit.MICROS.between(Instant.EPOCH, saidAt));
    }

    /** Whether it says whose tokens are meant. */
    public boolean complete() {
        return holderKind != null && holderId != null && !holderId.isBlank();
    }

    @Override
    public Route route() {
        return new Route(RoutingKeys.TOKENS_REVOKED, Set.of(holderKind + ":" + holderId));
    }
}

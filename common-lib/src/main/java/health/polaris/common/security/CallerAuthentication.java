package health.polaris.common.security;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A verified caller, in the framework's terms. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient @Nullable Instant issuedAt;
    private final transient Instant expiry;

    /**
     * @param issuedAt {@code iat} of the token; null: it has none
     * @param expiry {@code exp} of the token
     */
    public CallerAuthentication(Caller caller, @Nullable Instant issuedAt, Instant expiry) {
        super(List.of());
        this.caller = caller;
        this.issuedAt = issuedAt;
        this.expiry = expiry;
        setAuthenticated(true);
    }

    /** A part of the suite that acts without a token. */
    static CallerAuthentication ofTheSuite(Caller caller) {
        return new CallerAuthentication(caller, null, Instant.MAX);
    }

    /** The second of {@code exp} still is good. */
    public boolean isGoodAt(Instant time) {
        return !time.truncatedTo(ChronoUnit.SECONDS).isAfter(expiry);
    }

    public boolean isRevoked(Revocations revocations) {
        return revocations.cover(caller, issuedAt);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }
}

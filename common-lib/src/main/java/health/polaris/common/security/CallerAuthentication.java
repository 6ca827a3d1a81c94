package health.polaris.common.security;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A verified caller, in the framework's terms. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient Instant expiry;

    /** @param expiry {@code exp} of the token */
    public CallerAuthentication(Caller caller, Instant expiry) {
        super(List.of());
        this.caller = caller;
        this.expiry = expiry;
        setAuthenticated(true);
    }

    /** A part of the suite that acts without a token. */
    static CallerAuthentication ofTheSuite(Caller caller) {
        return new CallerAuthentication(caller, Instant.MAX);
    }

    /** The second of {@code exp} still is good. */
    public boolean isGoodAt(Instant time) {
        return !time.truncatedTo(ChronoUnit.SECONDS).isAfter(expiry);
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

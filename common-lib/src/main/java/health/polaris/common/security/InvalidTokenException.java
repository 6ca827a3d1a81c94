package health.polaris.common.security;

import org.springframework.security.core.AuthenticationException;

/** A token that is no good. The reason is for our log; the client is told "Forbidden" alone. */
final class InvalidTokenException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    InvalidTokenException(String reason) {
        super(reason);
    }
}

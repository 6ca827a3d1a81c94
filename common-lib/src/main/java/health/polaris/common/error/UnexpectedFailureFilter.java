package health.polaris.common.error;

import health.polaris.common.logging.Severity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What fails before the dispatcher is rendered and logged as behind it; the container would log the exception with its
 * message, which may quote the request.
 */
public final class UnexpectedFailureFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnexpectedFailureFilter.class);

    private final ErrorAnswer errors;

    public UnexpectedFailureFilter(ErrorAnswer errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            log.atError()
                    .addMarker(Severity.CRITICAL)
                    .setCause(RedactedFailure.of(failure))
                    .log("Request failed unexpectedly");
            response.resetBuffer();
            errors.write(request, response, new ApiException(ErrorKind.INTERNAL, "Internal server error"));
        }
    }
}

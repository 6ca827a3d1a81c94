package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import health.polaris.common.error.ErrorKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A body is of one type: with a wildcard in {@code Content-Type} the framework would fail instead of refusing it. And a
 * caller is one: of two {@code Authorization} headers a gateway may look at the one, and we at the other.
 */
final class UnambiguousHeaderFilter extends OncePerRequestFilter {

    private final ErrorAnswer errors;

    UnambiguousHeaderFilter(ErrorAnswer errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            errors.write(request, response, ApiException.invalid("More than one Authorization header"));
            return;
        }
        String type = request.getContentType();
        if (type != null && type.replaceFirst(";.*", "").contains("*")) {
            errors.write(
                    request,
                    response,
                    new ApiException(ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json"));
            return;
        }
        chain.doFilter(request, response);
    }
}

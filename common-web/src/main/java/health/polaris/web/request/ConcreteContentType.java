package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import health.polaris.common.error.ErrorKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A body is of one type: with a wildcard in {@code Content-Type} the framework would fail instead of refusing it. */
final class ConcreteContentType extends OncePerRequestFilter {

    private final ErrorAnswer errors;

    ConcreteContentType(ErrorAnswer errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.replaceFirst(";.*", "").contains("*")) {
            errors.write(
                    response,
                    new ApiException(ErrorKind.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json"));
            return;
        }
        chain.doFilter(request, response);
    }
}

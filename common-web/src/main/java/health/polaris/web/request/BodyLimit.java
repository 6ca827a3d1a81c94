package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import health.polaris.common.error.ErrorKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses long bodies with 413: at once when the length is announced, else as soon as the limit is read. */
final class BodyLimit extends OncePerRequestFilter {

    private final long limit;
    private final ErrorAnswer errors;

    BodyLimit(RequestSettings settings, ErrorAnswer errors) {
        this.limit = settings.maximalBody().toBytes();
        this.errors = errors;
    }

    static ApiException tooLarge() {
        return new ApiException(ErrorKind.TOO_LARGE, "Request body is too large");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            errors.write(response, tooLarge());
            return;
        }
        chain.doFilter(request.getContentLengthLong() < 0 ? new Limited(request) : request, response);
    }

    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedBody(super.getInputStream(), limit);
        }
    }
}

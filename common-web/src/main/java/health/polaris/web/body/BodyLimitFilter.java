package health.polaris.web.body;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import health.polaris.common.error.ErrorKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too long for any route with 413: at once when the length is announced, else as soon as the limit is read. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final BodySettings settings;
    private final BodyBudget budget;
    private final ErrorAnswer errors;

    BodyLimitFilter(BodySettings settings, BodyBudget budget, ErrorAnswer errors) {
        this.settings = settings;
        this.budget = budget;
        this.errors = errors;
    }

    static ApiException tooLarge() {
        return new ApiException(ErrorKind.TOO_LARGE, "Request body is too large");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > settings.twiceTheLongest()) {
            errors.write(request, response, tooLarge());
            return;
        }
        BoundedRequest bounded = new BoundedRequest(request, settings, budget);
        try {
            chain.doFilter(bounded, response);
        } finally {
            bounded.giveBack();
        }
    }
}

package health.polaris.users.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Of {@code ?limit=5&limit=10} the last counts, as in the original; only {@code sort} is a list. */
@Component
class LastValueWins extends OncePerRequestFilter {

    private static final Set<String> LISTS = Set.of("sort");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request.getQueryString() == null ? request : new LastValues(request), response);
    }

    private static final class LastValues extends HttpServletRequestWrapper {

        LastValues(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null || values.length < 2 || LISTS.contains(name)
                    ? values
                    : new String[] {values[values.length - 1]};
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null ? null : values[0];
        }
    }
}

package health.polaris.web.monitoring;

import health.polaris.web.connection.ManagementPortFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** What is told of each exchange but the monitoring ones, which would be most of them. */
public abstract class ExchangeFilter extends OncePerRequestFilter {

    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return ManagementPortFilter.isOfMonitoring(request);
    }
}

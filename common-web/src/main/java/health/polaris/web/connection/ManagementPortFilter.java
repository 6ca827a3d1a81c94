package health.polaris.web.connection;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Connector;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps probes and metrics apart from everything else: the one is 404 at the port of the other. Who fills the public port
 * with connections does not make a service look dead.
 */
public final class ManagementPortFilter extends OncePerRequestFilter {

    private static final Set<String> PATHS = Set.of("/running", "/ready", "/version", "/healthcheck", "/metrics");

    private final Connector connector;
    private final ErrorAnswer errors;

    ManagementPortFilter(Connector connector, ErrorAnswer errors) {
        this.connector = connector;
        this.errors = errors;
    }

    /** Where it listens, once it does. */
    public int number() {
        return connector.getLocalPort();
    }

    /** By the decoded path, as routes are found: {@code /%6detrics} is one too. */
    public static boolean isOfMonitoring(HttpServletRequest request) {
        return PATHS.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean here = request.getLocalPort() == number();
        if (here == isOfMonitoring(request)) {
            chain.doFilter(request, response);
        } else {
            errors.write(request, response, ApiException.notFound("Not found"));
        }
    }
}

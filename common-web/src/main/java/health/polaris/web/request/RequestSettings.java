package health.polaris.web.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds and trust of HTTP requests.
 *
 * @param maximalBody a longer body is 413
 * @param trustedProxyHops how many right-most {@code X-Forwarded-For} entries our own proxies wrote; 0: none
 * @param refuseUnknownParameters whether a query parameter that the route does not declare is 400; else it is ignored
 */
@ConfigurationProperties("polaris.request")
public record RequestSettings(
        @DefaultValue("10MB") DataSize maximalBody,
        @DefaultValue("1") int trustedProxyHops,
        @DefaultValue("false") boolean refuseUnknownParameters) {}

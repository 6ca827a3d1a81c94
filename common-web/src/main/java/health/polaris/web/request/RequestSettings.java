package health.polaris.web.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is believed and refused of HTTP requests.
 *
 * @param trustedProxies {@code TRUSTED_PROXIES}, addresses and CIDR ranges of peers whose {@code X-Forwarded-For} is
 *     believed
 * @param trustedProxyHops how many right-most {@code X-Forwarded-For} entries our own proxies wrote; 0: none
 */
@ConfigurationProperties("polaris.request")
public record RequestSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("1") int trustedProxyHops) {}

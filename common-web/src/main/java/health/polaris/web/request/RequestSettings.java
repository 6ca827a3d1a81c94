package health.polaris.web.request;

import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is believed and refused of HTTP requests.
 *
 * @param trustedProxies {@code TRUSTED_PROXIES}, addresses and CIDR ranges of the gateways, whose {@code
 *     X-Forwarded-For} is believed; empty: nobody is. Behind a gateway that is not named, everybody has its address,
 *     and shares its limits
 * @param trustedProxyHops {@code TRUSTED_PROXY_HOPS}, how many gateways stand in a row, each of which wrote an entry at
 *     the right of {@code X-Forwarded-For}; 0: none
 */
@Validated
@ConfigurationProperties("polaris.request")
public record RequestSettings(
        @DefaultValue List<String> trustedProxies,
        @Min(0) @DefaultValue("1") int trustedProxyHops) {}

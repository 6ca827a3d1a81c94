package health.polaris.web.monitoring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which build this is: {@code {"circle": "1234", "hash": "366c204"}}.
 *
 * @param circle build number ({@code BUILD_NUMBER})
 * @param hash git hash ({@code BUILD_HASH})
 */
@ConfigurationProperties("polaris.build")
public record BuildVersion(
        @DefaultValue("unknown") String circle,
        @DefaultValue("unknown") String hash) {}

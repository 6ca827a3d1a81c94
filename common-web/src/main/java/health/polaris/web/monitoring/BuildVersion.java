package health.polaris.web.monitoring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which build this is: {@code {"circle": "1234", "hash": "366c204"}}.
 *
 * @param circle {@code BUILD_NUMBER}, shown by {@code /version}
 * @param hash {@code BUILD_HASH}, of git, shown by {@code /version}
 */
@Validated
@ConfigurationProperties("polaris.build")
public record BuildVersion(
        @DefaultValue("unknown") String circle,
        @DefaultValue("unknown") String hash) {}

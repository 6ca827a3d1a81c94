package health.polaris.connector.profile;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the profiles are.
 *
 * @param file {@code HL7_SITE_PROFILES}, the path of the YAML file of [site profiles](site-profiles.md); empty: the
 *     contract holds for everybody. A bad file stops the start, never the running service
 */
@Validated
@ConfigurationProperties("polaris.connector.profiles")
record ProfileSettings(@DefaultValue("") String file) {

    Optional<Path> path() {
        return file.isBlank() ? Optional.empty() : Optional.of(Path.of(file.strip()));
    }
}

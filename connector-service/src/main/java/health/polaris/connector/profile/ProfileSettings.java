package health.polaris.connector.profile;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the profiles are.
 *
 * @param file {@code HL7_SITE_PROFILES}, the path of a YAML file; empty: the contract holds for everybody
 */
@ConfigurationProperties("polaris.connector.profiles")
record ProfileSettings(@DefaultValue("") String file) {

    Optional<Path> path() {
        return file.isBlank() ? Optional.empty() : Optional.of(Path.of(file.strip()));
    }
}

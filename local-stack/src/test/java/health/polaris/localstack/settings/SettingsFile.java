package health.polaris.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * A settings file of the class path.
 *
 * @param heading what its variables are under in the page
 */
enum SettingsFile {
    ALL("polaris.yaml", "All services"),
    BROKER("polaris-messaging-defaults.properties", "All services, of the bus"),
    CONNECTOR("connector.yaml", "connector-service"),
    ENCOUNTERS("encounters.yaml", "encounters-service"),
    USERS("users.yaml", "users-service"),
    MESSAGES("messages.yaml", "messages-service"),
    TELEMETRY("telemetry.yaml", "telemetry-service");

    private final String file;
    private final String heading;

    SettingsFile(String file, String heading) {
        this.file = file;
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    /** In the order of the file. */
    List<Setting> settings() {
        return properties().entrySet().stream()
                .map(entry -> Setting.of(entry.getKey(), entry.getValue()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the file says, by the whole names of the properties. */
    Map<String, String> properties() {
        PropertySourceLoader loader =
                file.endsWith(".yaml") ? new YamlPropertySourceLoader() : new PropertiesPropertySourceLoader();
        try {
            Map<String, String> properties = new LinkedHashMap<>();
            for (var source : loader.load(file, new ClassPathResource(file))) {
                for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    properties.put(name, String.valueOf(source.getProperty(name)));
                }
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

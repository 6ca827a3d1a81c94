package health.polaris.web.settings;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.support.ResourcePropertySource;

/** What the settings files of a service say, before anything is put in the place of a placeholder. */
final class SettingsFiles {

    private SettingsFiles() {}

    /** {@code polaris.database.host}, {@code ${DATABASE_HOST}} */
    static Stream<Map.Entry<String, String>> properties(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .flatMap(SettingsFiles::ofFile)
                .map(entry -> Map.entry(entry.getKey(), String.valueOf(entry.getValue())));
    }

    private static Stream<? extends Map.Entry<String, ?>> ofFile(PropertySource<?> source) {
        return switch (source) {
            case OriginTrackedMapPropertySource file -> file.getSource().entrySet().stream();
            case ResourcePropertySource file -> file.getSource().entrySet().stream();
            default -> Stream.empty();
        };
    }
}

package health.polaris.web.settings;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Stops the start when a variable without default is missing, and names it. The framework would take the text of the
 * placeholder for the value: with {@code ${HS_KEY}} for a key, anybody could sign tokens.
 *
 * <p>In development alone a service starts all the same, as far as it gets, and with a key that nobody knows.
 */
record MissingSettings(ConfigurableEnvironment environment) implements BeanFactoryPostProcessor {
    private static final Logger log = LoggerFactory.getLogger(MissingSettings.class);

    /** {@code ${HS_KEY}}, but neither {@code ${SERVER_PORT:5000}} nor {@code ${polaris.service}}. */
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private static final String KEY = "HS_KEY";
    private static final int KEY_BYTES = 64;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        SortedSet<String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        if (!environment.getProperty("ENVIRONMENT", "PRODUCTION").equals("DEVELOPMENT")) {
            throw new IllegalStateException(
                    "Missing settings: %s. Set these environment variables (docs/operating.md)".formatted(names));
        }
        log.warn("Missing settings: {}", names);
        if (missing.contains(KEY)) {
            environment.getPropertySources().addFirst(new MapPropertySource("random key", Map.of(KEY, randomKey())));
        }
    }

    private SortedSet<String> missing() {
        SortedSet<String> missing = new TreeSet<>();
        environment.getPropertySources().stream()
                .filter(OriginTrackedMapPropertySource.class::isInstance)
                .flatMap(file -> ((OriginTrackedMapPropertySource) file).getSource().values().stream())
                .flatMap(value -> required(String.valueOf(value)))
                .filter(this::isMissing)
                .forEach(missing::add);
        return missing;
    }

    private static Stream<String> required(String value) {
        return REQUIRED.matcher(value).results().map(match -> match.group(1));
    }

    /** A database may let somebody in without a password; nothing else may be empty. */
    private boolean isMissing(String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() && !name.equals("DATABASE_PASSWORD");
    }

    private static String randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

package health.polaris.web.settings;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Stops the start when a variable without default is missing, and names all that are. The framework would take the text of the
 * placeholder for the value: with {@code ${HS_KEY}} for a key, anybody could sign tokens. Looked at before anything is made of
 * the settings, conditions of the framework included, which would name the first one alone.
 *
 * <p>In development alone a service starts all the same, as far as it gets, and with a key that nobody knows.
 */
public final class MissingSettings implements ApplicationListener<ApplicationContextInitializedEvent> {

    /** What a command that only migrates sets: it needs the database and nothing else. */
    public static final String DATABASE_ALONE = "polaris.settings.database-alone";

    private static final Logger log = LoggerFactory.getLogger(MissingSettings.class);

    /** {@code ${HS_KEY}}, but neither {@code ${SERVER_PORT:5000}} nor {@code ${polaris.service}}. */
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private static final String BROKER = "RABBITMQ_";
    private static final String DATABASE = "DATABASE_";
    private static final String KEY = "HS_KEY";
    private static final int KEY_BYTES = 64;

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        ConfigurableEnvironment environment = event.getApplicationContext().getEnvironment();
        SortedSet<String> missing = missing(environment);
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        if (!environment
                .getProperty("polaris.deployment.environment", "PRODUCTION")
                .equals("DEVELOPMENT")) {
            throw new IllegalStateException(
                    "Missing settings: %s. Set these environment variables (docs/settings.md)".formatted(names));
        }
        log.warn("Missing settings: {}", names);
        if (missing.contains(KEY)) {
            environment.getPropertySources().addFirst(new MapPropertySource("random key", Map.of(KEY, randomKey())));
        }
    }

    private static SortedSet<String> missing(ConfigurableEnvironment environment) {
        return SettingsFiles.properties(environment)
                .flatMap(property -> required(property.getValue()))
                .filter(name -> isNeeded(name, environment) && isMissing(name, environment))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> required(String value) {
        return REQUIRED.matcher(value).results().map(match -> match.group(1));
    }

    /** Nobody needs a broker that is off. */
    private static boolean isNeeded(String name, ConfigurableEnvironment environment) {
        return environment.getProperty(DATABASE_ALONE, Boolean.class, false)
                ? name.startsWith(DATABASE)
                : !name.startsWith(BROKER)
                        || !environment.getProperty("polaris.messaging.disabled", Boolean.class, false);
    }

    /** A database may let somebody in without a password; nothing else may be empty. */
    private static boolean isMissing(String name, ConfigurableEnvironment environment) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() && !name.equals("DATABASE_PASSWORD");
    }

    private static String randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

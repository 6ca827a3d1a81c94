package health.polaris.common.logging;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.validation.annotation.Validated;

/** Translates {@code LOG_FORMAT} and {@code LOG_LEVEL} into the framework's settings, before the first line is logged. */
public final class LogFormatPostProcessor implements EnvironmentPostProcessor {

    /** A client chooses the id, and must not make it look like the rest of a line. */
    private static final String REQUEST_ID = "[%replace(%X{requestID}){'[^A-Za-z0-9._:=+/@;-]','_'}]";

    /** A line is one event, whatever it quotes. */
    private static final String MESSAGE = "%replace(%m){'[\\r\\n\\u0085\\u2028\\u2029]+',' '}%n%ex";

    private static final String PLAIN =
            "[%d{\"yyyy-MM-dd HH:mm:ss,SSS\"}] %p " + REQUEST_ID + " in %logger{0}:%L: " + MESSAGE;
    private static final String COLOUR =
            "%clr(%d{HH:mm:ss.SSS}){faint} %clr(%-5p) %clr(%-28.28logger{0}){cyan} " + REQUEST_ID + " " + MESSAGE;

    /** At these levels libraries log paths, bodies and rows, and with them codes and patients: they stay at INFO. */
    private static final Set<String> QUOTES_REQUESTS = Set.of("DEBUG", "TRACE", "ALL");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        Settings chosen = Binder.get(environment).bindOrCreate("polaris.logging", Settings.class);
        switch (chosen.format().toLowerCase(Locale.ROOT)) {
            case "plain" -> settings.put("logging.pattern.console", PLAIN);
            case "colour", "color" -> settings.put("logging.pattern.console", COLOUR);
            default -> settings.put("logging.structured.format.console", JsonLogFormat.class.getName());
        }
        String level = level(chosen.level().toUpperCase(Locale.ROOT));
        settings.put("logging.level.root", QUOTES_REQUESTS.contains(level) ? "INFO" : level);
        settings.put("logging.level.health.polaris", level);
        environment.getPropertySources().addLast(new MapPropertySource("polaris-logging", settings));
    }

    /**
     * What is logged, and how it looks.
     *
     * @param format {@code LOG_FORMAT}, {@code json}, {@code plain} or {@code colour}
     * @param level {@code LOG_LEVEL}, {@code DEBUG} is for our own packages alone: at that level libraries log paths, bodies
     *     and rows
     */
    @Validated
    @ConfigurationProperties("polaris.logging")
    record Settings(
            @DefaultValue("json") String format,
            @DefaultValue("INFO") String level) {}

    private static String level(String name) {
        return name.equals("WARNING") ? "WARN" : name;
    }
}

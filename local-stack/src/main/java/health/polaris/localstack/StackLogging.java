package health.polaris.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * One log for the JVM, set up before the services start: all of it in {@code polaris.log}, on the terminal only what
 * somebody should see. The services are told to leave it alone, because five of them would set it up five times.
 */
final class StackLogging {

    private static final String FILE_PATTERN =
            "%d{\"yyyy-MM-dd HH:mm:ss,SSS\"} %-5p [%X{requestID}] %logger{36}: %m%n%ex";

    private static final String LEVEL = "logging.level.";

    private StackLogging() {}

    static void configure(Path folder) throws IOException {
        Path file = folder.resolve("polaris.log");
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources()
                .addLast(new MapPropertySource(
                        "local-stack-logging",
                        Map.of(
                                "logging.file.name",
                                file.toString(),
                                "logging.pattern.file",
                                FILE_PATTERN,
                                "logging.pattern.console",
                                "%p %logger{0}: %m%n",
                                "logging.threshold.console",
                                "ERROR")));
        LoggingSystem system = LoggingSystem.get(StackLogging.class.getClassLoader());
        system.beforeInitialize();
        system.initialize(new LoggingInitializationContext(settings), null, LogFile.get(settings));
        levels().forEach((logger, level) -> system.setLogLevel(logger, level));
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    /** From then on the log says in its file alone what it has to say. */
    static void leaveTheTerminal() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.detachAppender("CONSOLE");
        }
    }

    /** What the services keep out of their logs stays out of this one: {@code logging.level.*} of polaris.yaml. */
    private static Map<String, LogLevel> levels() throws IOException {
        Map<String, LogLevel> levels =
                new TreeMap<>(Map.of("io.zonky", LogLevel.WARN, "org.apache.qpid", LogLevel.WARN));
        for (PropertySource<?> source :
                new YamlPropertySourceLoader().load("polaris", new ClassPathResource("polaris.yaml"))) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                if (name.startsWith(LEVEL)) {
                    String level = String.valueOf(source.getProperty(name)).toUpperCase(Locale.ROOT);
                    levels.put(name.substring(LEVEL.length()), LogLevel.valueOf(level));
                }
            }
        }
        return levels;
    }
}

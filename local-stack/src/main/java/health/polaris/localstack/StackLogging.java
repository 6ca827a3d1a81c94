package health.polaris.localstack;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * One log for the JVM, set up before the services start: all of it in {@code polaris.log}, on the terminal only what
 * somebody should see. The services are told to leave it alone, because five of them would set it up five times.
 */
final class StackLogging {

    private static final String FILE_PATTERN =
            "%d{\"yyyy-MM-dd HH:mm:ss,SSS\"} %-5p [%X{requestID}] %logger{36}: %m%n%ex";

    private StackLogging() {}

    static void configure(Path folder, Map<String, String> environment) {
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
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }
}

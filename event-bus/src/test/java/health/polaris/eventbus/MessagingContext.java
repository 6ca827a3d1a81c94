package health.polaris.eventbus;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application under test, on a database of its own; started once for all test classes that share it. */
public final class MessagingContext {

    private static @Nullable ConfigurableApplicationContext shared;

    private MessagingContext() {}

    public static synchronized ConfigurableApplicationContext shared() {
        if (shared == null) {
            shared = start(TestServices.broker(), TestServices.freshDatabase(), Map.of());
        }
        return shared;
    }

    public static ConfigurableApplicationContext start(
            BrokerAddress broker, PostgresAddress database, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(TestServices.environment(database, broker));
        properties.putAll(Map.of(
                "polaris.service", "messaging-test",
                "DATABASE_SCHEMA", "messaging",
                "spring.config.name", "polaris",
                "spring.application.name", "messaging-test",
                "spring.flyway.locations", "classpath:db/messaging",
                "PROXY_URL", "http://localhost",
                "HS_KEY", "of-no-importance-here",
                "ENVIRONMENT", "TEST"));
        properties.putAll(Map.of(
                "polaris.messaging.first-retry-delay", "20ms",
                "polaris.messaging.longest-retry-delay", "200ms",
                "polaris.messaging.patience", "1500ms",
                "polaris.messaging.drain-timeout", "5s"));
        properties.putAll(more);
        return new SpringApplicationBuilder(MessagingTestApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments(properties));
    }

    /** The command line wins over every file. */
    private static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .toArray(String[]::new);
    }
}

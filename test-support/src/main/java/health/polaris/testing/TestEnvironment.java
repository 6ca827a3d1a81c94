package health.polaris.testing;

import health.polaris.backing.TestServices;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The environment variables that a service needs, with a database of its own. */
public final class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Nobody asks there: it is where tokens and links say that they come from. */
    public static final String PROXY_URL = "http://polaris.test";

    public static final String HS_KEY = "a key for tests that is as long as production asks for: 64 bytes at least";
    public static final String EPR_ISSUER = "epr-service-adapter";
    public static final String EPR_HS_KEY = "another key for tests, of the EPR service adapter";
    public static final String LOGIN_ISSUER = "dev";
    public static final String LOGIN_HS_KEY = "a third key for tests, of the provider's login script";

    /** Variables of contracts/platform.md §10 that have nothing to do with the database and the broker. */
    public static Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("ENVIRONMENT", "TEST"),
                Map.entry("PROXY_URL", PROXY_URL),
                Map.entry("HS_KEY", HS_KEY),
                Map.entry("SERVER_TIMEZONE", "UTC"),
                Map.entry("EPR_SERVICE_ADAPTER_ISSUER", EPR_ISSUER),
                Map.entry("EPR_SERVICE_ADAPTER_HS_KEY", EPR_HS_KEY),
                Map.entry("AUTH0_CUSTOM_DOMAIN", LOGIN_ISSUER),
                Map.entry("AUTH0_HS_KEY", LOGIN_HS_KEY),
                Map.entry("TRUSTED_PROXIES", "127.0.0.1,::1"),
                Map.entry("LOG_FORMAT", "plain"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> environment = new HashMap<>(variables());
        environment.putAll(TestServices.environment(TestServices.freshDatabase(), TestServices.broker()));
        // All services of a JVM have one broker: none takes dead letters of another one's test, unless it is asked to.
        environment.put("polaris.connector.dead-letters.poll", "PT24H");
        // Behind the properties that a test sets for itself.
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("test-environment", environment));
    }
}

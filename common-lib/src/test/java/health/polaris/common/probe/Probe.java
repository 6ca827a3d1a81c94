package health.polaris.common.probe;

import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.common.PolarisService;
import jakarta.servlet.Filter;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;

/** The probe service: one for all test classes, and others with other settings. */
public final class Probe implements AutoCloseable {

    public static final String PROXY_URL = "http://localhost";
    public static final String HS_KEY = "the internal key of the probe, which is as long as production asks: 64 bytes";
    public static final String EPR_KEY = "the key of the EPR adapter, of which 32 bytes are enough";
    public static final String LOGIN_KEY = "the key of the login script, of which 32 bytes are enough";

    private static final KeyServer KEYS = new KeyServer();
    private static final DatabaseDoor DOOR = new DatabaseDoor(TestServices.freshDatabase());
    private static final Probe SHARED = start(Map.of());

    private final ConfigurableApplicationContext context;

    private Probe(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Probe shared() {
        return SHARED;
    }

    /** Where its issuers publish their keys. */
    public static KeyServer keys() {
        return KEYS;
    }

    /** Its way to the database, which can be shut. */
    public static DatabaseDoor door() {
        return DOOR;
    }

    /** Another one; the given variables win over the usual ones. */
    public static Probe start(Map<String, String> changed) {
        Map<String, String> variables = usual();
        variables.putAll(changed);
        return run(variables);
    }

    /** Another one that lacks a variable; the given variables win over the usual ones. */
    public static Probe startWithout(String variable, Map<String, String> changed) {
        Map<String, String> variables = usual();
        variables.remove(variable);
        variables.putAll(changed);
        return run(variables);
    }

    private static Probe run(Map<String, String> variables) {
        return new Probe(
                PolarisService.named("probe", ProbeApplication.class, variables).run());
    }

    private static Map<String, String> usual() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "ENVIRONMENT", "TEST",
                "SERVER_PORT", "0",
                "PROXY_URL", PROXY_URL,
                "HS_KEY", HS_KEY,
                "AUTH0_DOMAIN", "https://idp.example/",
                "AUTH0_JWKS_URL", KEYS.url("idp"),
                "AUTH0_AUDIENCE", "polaris-api",
                "INTERNAL_JWKS_URL", KEYS.url("internal"),
                "DB_POOL_TIMEOUT", "1000",
                "polaris.messaging.enabled", "false"));
        variables.putAll(Map.of(
                "TRUSTED_PROXIES",
                "127.0.0.1,::1",
                "PLAIN_HTTP_ALLOWED",
                "AUTH0_JWKS_URL,INTERNAL_JWKS_URL",
                "polaris.security.custom-database.issuer",
                "dev",
                "polaris.security.custom-database.hs-key",
                LOGIN_KEY,
                "polaris.security.epr-adapter.issuer",
                "epr",
                "polaris.security.epr-adapter.hs-key",
                EPR_KEY));
        variables.putAll(database());
        return variables;
    }

    private static Map<String, String> database() {
        PostgresAddress address = DOOR.database();
        return Map.of(
                "DATABASE_HOST", "127.0.0.1",
                "DATABASE_PORT", Integer.toString(DOOR.port()),
                "DATABASE_NAME", address.database(),
                "DATABASE_USER", address.user(),
                "DATABASE_PASSWORD", address.password());
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public Client client() {
        return new Client(port(), Map.of());
    }

    /** A filter, which is no bean by itself. */
    public <T extends Filter> T filter(Class<T> type) {
        return context.getBeansOfType(FilterRegistrationBean.class).values().stream()
                .map(FilterRegistrationBean::getFilter)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}

package health.polaris.integration;

import health.polaris.common.security.HmacToken;
import health.polaris.testing.Api;
import health.polaris.testing.TestEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The suite that the stories are told to: the one that {@code POLARIS_*_URL} and the secrets of the environment lead to,
 * else the runnable jars, started once for all stories.
 */
public final class Installation {

    private static final List<String> SERVICES = List.of("connector", "encounters", "users", "messages", "telemetry");
    private static volatile @Nullable Led led;
    private static final String INTERNAL = variable("POLARIS_JWT_ISSUER", TestEnvironment.PROXY_URL + "/");

    static {
        if (isGiven()) {
            SERVICES.forEach(service -> part(service).awaitReady());
        }
    }

    private Installation() {}

    public static Api connector() {
        return api("connector");
    }

    public static Api encounters() {
        return api("encounters");
    }

    public static Api users() {
        return api("users");
    }

    public static Api messages() {
        return api("messages");
    }

    public static Api telemetry() {
        return api("telemetry");
    }

    public static String system(String... scopes) {
        return internal(Map.of("system_id", "story"), scopes);
    }

    static String clinician(String clinicianId, String... scopes) {
        return internal(Map.of("clinician_id", clinicianId), scopes);
    }

    public static String eprAdapter() {
        String issuer = variable("POLARIS_EPR_JWT_ISSUER", TestEnvironment.EPR_ISSUER);
        String key = variable("POLARIS_EPR_JWT_SECRET", TestEnvironment.EPR_HS_KEY);
        return new HmacToken(issuer, INTERNAL, key)
                .issue(Map.of("system_id", "story-epr"), Set.of("write:hl7_message"), Duration.ofHours(1));
    }

    /** Of the identity provider's login script, with that scope whatever it is good for. */
    public static String loginScript(String... scopes) {
        String issuer = variable("POLARIS_LOGIN_JWT_ISSUER", TestEnvironment.LOGIN_ISSUER);
        String key = variable("POLARIS_LOGIN_JWT_SECRET", TestEnvironment.LOGIN_HS_KEY);
        return new HmacToken(issuer, INTERNAL, key)
                .issue(Map.of("system_id", "story-login"), Set.of(scopes), Duration.ofHours(1));
    }

    /** Of tokens of our own. */
    public static String issuer() {
        return INTERNAL;
    }

    /** What tokens of our own are signed with. */
    public static String secret() {
        return variable("POLARIS_JWT_SECRET", TestEnvironment.HS_KEY);
    }

    /** A token of our own with this metadata. */
    public static String internal(Map<String, ?> metadata, String... scopes) {
        return new HmacToken(INTERNAL, INTERNAL, secret()).issue(metadata, Set.of(scopes), Duration.ofHours(1));
    }

    /** By its name: {@code connector}. */
    public static Api service(String name) {
        return api(name);
    }

    public static List<String> services() {
        return SERVICES;
    }

    private static Api api(String service) {
        Led own = led;
        String url = own == null ? given(service) : own.urls().get(service);
        return url == null ? Suite.shared().api(service) : new Api(url);
    }

    /**
     * Leads to processes that a story has started itself.
     *
     * @param urls by the names of services
     */
    static void lead(Map<String, String> urls, int mllpPort) {
        led = new Led(urls, mllpPort);
    }

    private record Led(Map<String, String> urls, int mllpPort) {}

    private static @Nullable String given(String service) {
        return System.getenv("POLARIS_" + service.toUpperCase(Locale.ROOT) + "_URL");
    }

    /** True for one that was there before the stories and will be there afterwards. */
    public static boolean isGiven() {
        return given("connector") != null;
    }

    /** Where the connector listens for MLLP on this machine; {@code POLARIS_MLLP_PORT} of a given installation. */
    public static OptionalInt mllpPort() {
        Led own = led;
        if (own != null) {
            return OptionalInt.of(own.mllpPort());
        }
        String given = variable("POLARIS_MLLP_PORT", "");
        if (isGiven()) {
            return given.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(given));
        }
        return OptionalInt.of(Suite.shared().mllpPort());
    }

    /** {@code amqp://user:password@host:port} */
    static String brokerUri() {
        return isGiven() ? required("POLARIS_AMQP_URL") : Suite.shared().brokerUri();
    }

    /** @param name {@code postgres}, {@code rabbitmq} or that of a service */
    public static Part part(String name) {
        return isGiven() ? new GivenPart(name, readiness(name)) : Suite.shared().process(name);
    }

    /** False while no story has asked for anything: some bring their own processes. */
    static boolean isStarted() {
        return isGiven() || Suite.isStarted();
    }

    /** {@code verify-fold} of its database. */
    public static FoldCheck foldCheck() {
        return isGiven() ? FoldCheck.given() : Suite.shared().foldCheck();
    }

    private static BooleanSupplier readiness(String name) {
        return switch (name) {
            case "rabbitmq" -> Bus::answers;
            case "postgres" ->
                () -> SERVICES.stream()
                        .allMatch(service -> api(service).get("/healthcheck").status() == 200);
            default -> () -> api(name).get("/running").status() == 200;
        };
    }

    static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set; deploy/stories.sh shows what the stories need");
        }
        return value;
    }

    static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}

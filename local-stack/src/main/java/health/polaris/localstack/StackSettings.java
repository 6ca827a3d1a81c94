package health.polaris.localstack;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the services of a local stack are told; whatever the environment sets wins.
 *
 * @param environment the variables of this process
 */
record StackSettings(Map<String, String> environment) {

    /**
     * For messages over MLLP, and after that for requests, of which somebody may have sent one half and never send the
     * other; both, the database and the broker end in 15 seconds.
     */
    private static final String PATIENCE_AT_THE_END = "3s";

    /** Addresses may come as {@code POLARIS_…_URL} or, as for a single service, part by part. */
    Map<String, String> givenServices() {
        Map<String, String> given = new LinkedHashMap<>(environment);
        if (environment.containsKey("DATABASE_HOST")) {
            given.putIfAbsent("POLARIS_POSTGRES_URL", postgresFromParts().uri());
        }
        if (environment.containsKey("RABBITMQ_HOST")) {
            given.putIfAbsent("POLARIS_AMQP_URL", brokerFromParts().uri());
        }
        return given;
    }

    /** The variables of contracts/platform.md §10 for all five services. */
    Map<String, String> variables(PostgresAddress postgres, BrokerAddress broker, KeptSettings kept) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ENVIRONMENT", "DEVELOPMENT");
        variables.put("SERVER_TIMEZONE", "UTC");
        variables.put("PROXY_URL", "http://localhost");
        variables.put("HS_KEY", kept.value("HS_KEY"));
        variables.put("EPR_SERVICE_ADAPTER_ISSUER", "epr-service-adapter");
        variables.put("EPR_SERVICE_ADAPTER_HS_KEY", kept.value("EPR_SERVICE_ADAPTER_HS_KEY"));
        variables.put("AUTH0_CUSTOM_DOMAIN", "login-script");
        variables.put("AUTH0_HS_KEY", kept.value("AUTH0_HS_KEY"));
        variables.put("TRUSTED_PROXY_HOPS", "0");
        variables.put("SHUTDOWN_TIMEOUT", PATIENCE_AT_THE_END);
        variables.put("HL7_SITE_PROFILES", "");
        variables.put("MLLP_PORT", "");
        variables.put("MLLP_ADDRESS", "127.0.0.1");
        variables.put("DATABASE_HOST", postgres.host());
        variables.put("DATABASE_PORT", Integer.toString(postgres.port()));
        variables.put("DATABASE_NAME", postgres.database());
        variables.put("DATABASE_USER", postgres.user());
        variables.put("DATABASE_PASSWORD", postgres.password());
        variables.put("DB_POOL_MINIMUM_IDLE", "1");
        variables.put("RABBITMQ_HOST", broker.host());
        variables.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        variables.put("RABBITMQ_USERNAME", broker.user());
        variables.put("RABBITMQ_PASSWORD", broker.password());
        variables.put("RABBITMQ_VIRTUAL_HOST", broker.virtualHost());
        variables.put("DHOS_USERS_API_URL", kept.url(StackService.USERS));
        variables.put("DHOS_ENCOUNTERS_API_URL", kept.url(StackService.ENCOUNTERS));
        variables.put("INTERNAL_JWKS_URL", kept.url(StackService.MESSAGES) + "/.well-known/jwks.json");
        variables.replaceAll(environment::getOrDefault);
        return variables;
    }

    /** What differs from one service to the next: who it is to the database. */
    Map<String, String> ofOne(Map<String, String> variables, PostgresAddress postgres) {
        Map<String, String> own = new LinkedHashMap<>(variables);
        own.put("DATABASE_USER", value("DATABASE_USER", postgres.user()));
        own.put("DATABASE_PASSWORD", value("DATABASE_PASSWORD", postgres.password()));
        return own;
    }

    private PostgresAddress postgresFromParts() {
        return new PostgresAddress(
                value("DATABASE_HOST", "localhost"),
                Integer.parseInt(value("DATABASE_PORT", "5432")),
                value("DATABASE_NAME", "postgres"),
                value("DATABASE_USER", "postgres"),
                value("DATABASE_PASSWORD", ""));
    }

    private BrokerAddress brokerFromParts() {
        return new BrokerAddress(
                value("RABBITMQ_HOST", "localhost"),
                Integer.parseInt(value("RABBITMQ_PORT", "5672")),
                value("RABBITMQ_USERNAME", "guest"),
                value("RABBITMQ_PASSWORD", "guest"),
                value("RABBITMQ_VIRTUAL_HOST", "/"));
    }

    private String value(String variable, String otherwise) {
        return environment.getOrDefault(variable, otherwise);
    }
}

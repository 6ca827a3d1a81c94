package health.polaris.localstack;

import java.io.PrintStream;
import java.util.List;

/**
 * What an installation with containers must be told, with fresh secrets: {@code ./run_local.sh env > .env}. Both
 * docker-compose and a shell read it.
 */
final class ComposeSecrets {

    /** Not secret, but nobody else's to decide: shown so that a hospital sets its own. */
    private static final List<String> SETTINGS = List.of(
            "ENVIRONMENT=PRODUCTION",
            "PROXY_URL=http://localhost",
            "SERVER_TIMEZONE=UTC",
            "EPR_SERVICE_ADAPTER_ISSUER=epr-service-adapter",
            "AUTH0_CUSTOM_DOMAIN=login-script");

    private static final List<String> SECRETS = List.of(
            "HS_KEY",
            "EPR_SERVICE_ADAPTER_HS_KEY",
            "AUTH0_HS_KEY",
            "POSTGRES_PASSWORD",
            "RABBITMQ_PASSWORD",
            "CONNECTOR_RABBITMQ_PASSWORD",
            "ENCOUNTERS_RABBITMQ_PASSWORD",
            "USERS_RABBITMQ_PASSWORD",
            "MESSAGES_RABBITMQ_PASSWORD",
            "TELEMETRY_RABBITMQ_PASSWORD",
            "CONNECTOR_DATABASE_PASSWORD",
            "ENCOUNTERS_DATABASE_PASSWORD",
            "USERS_DATABASE_PASSWORD",
            "MESSAGES_DATABASE_PASSWORD",
            "TELEMETRY_DATABASE_PASSWORD");

    private ComposeSecrets() {}

    static int print(PrintStream out) {
        SETTINGS.forEach(out::println);
        SECRETS.forEach(name -> out.println(name + "=" + KeptSettings.key()));
        return 0;
    }
}

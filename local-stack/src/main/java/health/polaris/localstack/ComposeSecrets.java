package health.polaris.localstack;

import java.io.PrintStream;
import java.util.List;

/** Fresh secrets for an installation with containers: {@code ./run_local.sh env > .env}. */
final class ComposeSecrets {

    private static final List<String> NAMES = List.of(
            "HS_KEY",
            "EPR_SERVICE_ADAPTER_HS_KEY",
            "AUTH0_HS_KEY",
            "POSTGRES_PASSWORD",
            "RABBITMQ_PASSWORD",
            "CONNECTOR_DATABASE_PASSWORD",
            "ENCOUNTERS_DATABASE_PASSWORD",
            "USERS_DATABASE_PASSWORD",
            "MESSAGES_DATABASE_PASSWORD",
            "TELEMETRY_DATABASE_PASSWORD");

    private ComposeSecrets() {}

    static int print(PrintStream out) {
        NAMES.forEach(name -> out.println(name + "=" + StackSettings.secret()));
        return 0;
    }
}

package health.polaris.localstack;

import health.polaris.connector.ConnectorApplication;
import health.polaris.encounters.EncountersApplication;
import health.polaris.messages.MessagesApplication;
import health.polaris.telemetry.TelemetryApplication;
import health.polaris.users.UsersApplication;
import java.util.Locale;

/** The five services and the port where each usually listens here. */
enum StackService {
    CONNECTOR(ConnectorApplication.class, 8081),
    ENCOUNTERS(EncountersApplication.class, 8082),
    USERS(UsersApplication.class, 8083),
    MESSAGES(MessagesApplication.class, 8084),
    TELEMETRY(TelemetryApplication.class, 8085);

    private final Class<?> application;
    private final int usualPort;

    StackService(Class<?> application, int usualPort) {
        this.application = application;
        this.usualPort = usualPort;
    }

    /** {@code connector} */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code connector-service} */
    String fullName() {
        return shortName() + "-service";
    }

    /** {@code POLARIS_CONNECTOR_URL} */
    String urlVariable() {
        return "POLARIS_" + name() + "_URL";
    }

    /** {@code CONNECTOR_PORT} */
    String portVariable() {
        return name() + "_PORT";
    }

    Class<?> application() {
        return application;
    }

    int usualPort() {
        return usualPort;
    }
}

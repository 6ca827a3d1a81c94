package health.polaris.backing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Services named in the environment; whoever names one means it, so one that does not answer is a failure. */
record GivenServices(Map<String, String> environment) {

    private static final String POSTGRES = "POLARIS_POSTGRES_URL";
    private static final String BROKER = "POLARIS_AMQP_URL";

    boolean namesPostgres() {
        return isNamed(POSTGRES);
    }

    boolean namesBroker() {
        return isNamed(BROKER);
    }

    /** {@code postgresql://user:password@host:5432/database}; the database defaults to the user's name. */
    PostgresAddress postgres() {
        ServiceUri uri = uri(POSTGRES, 5432);
        PostgresAddress address = new PostgresAddress(
                uri.host(), uri.port(), uri.path().isEmpty() ? uri.user() : uri.path(), uri.user(), uri.password());
        try {
            address.connect().close();
            return address;
        } catch (SQLException e) {
            throw noAnswer(POSTGRES, address, e);
        }
    }

    /** {@code amqp://user:password@host:5672/%2F}; the virtual host defaults to {@code /}. */
    BrokerAddress broker() {
        ServiceUri uri = uri(BROKER, 5672);
        BrokerAddress address = new BrokerAddress(
                uri.host(), uri.port(), uri.user(), uri.password(), uri.path().isEmpty() ? "/" : uri.path());
        try {
            address.connect().close();
            return address;
        } catch (IOException | TimeoutException e) {
            throw noAnswer(BROKER, address, e);
        }
    }

    private boolean isNamed(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private ServiceUri uri(String variable, int defaultPort) {
        return ServiceUri.parse(variable, environment.getOrDefault(variable, ""), defaultPort);
    }

    private static IllegalStateException noAnswer(String variable, Object address, Exception cause) {
        return new IllegalStateException(
                "%s names %s, which cannot be used: %s".formatted(variable, address, cause.getMessage()), cause);
    }
}

package health.polaris.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The PostgreSQL and the AMQP broker of the local stack: those named in the environment, else embedded ones that keep
 * their data in a folder. Containers play no part, because their data would go with them.
 */
public final class KeptServices implements AutoCloseable {

    public static final String POSTGRES = "PostgreSQL";
    public static final String BROKER = "AMQP broker";

    private static final int USUAL_POSTGRES_PORT = 54320;
    private static final int USUAL_BROKER_PORT = 56720;
    private static final String DATABASE = "polaris";

    private final Deque<Runnable> started = new ArrayDeque<>();
    private final PostgresAddress postgres;
    private final boolean ownPostgres;
    private final BrokerAddress broker;

    private KeptServices(Path folder, GivenServices given, Consumer<String> ready) {
        this.ownPostgres = !given.namesPostgres();
        this.postgres = given.namesPostgres() ? given.postgres() : embeddedPostgres(folder.resolve("postgres"));
        ready.accept(POSTGRES);
        this.broker = given.namesBroker() ? given.broker() : embeddedBrokerOrNothing(folder.resolve("broker"));
        ready.accept(BROKER);
    }

    /**
     * Starts what the environment does not name.
     *
     * @param ready hears of {@link #POSTGRES} and {@link #BROKER} when they can be used
     * @throws IllegalStateException when a named service does not answer, or an embedded one does not start
     */
    public static KeptServices open(Path folder, Map<String, String> environment, Consumer<String> ready) {
        return new KeptServices(folder, new GivenServices(environment), ready);
    }

    /** As superuser, where it is embedded. */
    public PostgresAddress postgres() {
        return postgres;
    }

    /**
     * As that service opens it: of an embedded one as an ordinary role of its own, of a given one as it is given. One at
     * a time, because roles share what there is one of in a database.
     */
    public synchronized PostgresAddress postgresOf(String service) {
        return ownPostgres ? new ServiceRole(postgres).of(service) : postgres;
    }

    public BrokerAddress broker() {
        return broker;
    }

    /** The usual port, so that yesterday's settings still fit, or a free one when another program has taken it. */
    public static int usualOrFree(int usual) {
        try (ServerSocket _ = new ServerSocket(usual, 1, InetAddress.getLoopbackAddress())) {
            return usual;
        } catch (IOException taken) {
            return 0;
        }
    }

    /** Whatever one of them says, the others are closed too. */
    @Override
    public void close() {
        if (!started.isEmpty()) {
            try {
                started.pop().run();
            } finally {
                close();
            }
        }
    }

    private PostgresAddress embeddedPostgres(Path folder) {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.locked(folder, usualOrFree(USUAL_POSTGRES_PORT));
        started.push(server::close);
        return server.database(DATABASE);
    }

    /** A database server that nobody will use must not stay behind. */
    private BrokerAddress embeddedBrokerOrNothing(Path folder) {
        try {
            return embeddedBroker(folder);
        } catch (IllegalStateException failure) {
            close();
            throw failure;
        }
    }

    private BrokerAddress embeddedBroker(Path folder) {
        String password = UUID.randomUUID().toString();
        EmbeddedBroker embedded = EmbeddedBroker.durable(folder, usualOrFree(USUAL_BROKER_PORT), DATABASE, password);
        started.push(embedded::close);
        return embedded.start().address();
    }
}

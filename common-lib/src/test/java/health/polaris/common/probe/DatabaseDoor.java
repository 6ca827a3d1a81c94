package health.polaris.common.probe;

import health.polaris.backing.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a service and its database, and shuts: open connections break, new ones are cut at once. */
public final class DatabaseDoor {

    private final PostgresAddress database;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    DatabaseDoor(PostgresAddress database) {
        this.database = database;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    PostgresAddress database() {
        return database;
    }

    int port() {
        return entrance.getLocalPort();
    }

    public void shut() {
        shut = true;
        open.forEach(DatabaseDoor::cut);
        open.clear();
    }

    public void reopen() {
        shut = false;
    }

    private void letIn() {
        try {
            while (true) {
                Socket inside = entrance.accept();
                if (shut) {
                    cut(inside);
                } else {
                    connect(inside);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void connect(Socket service) throws IOException {
        Socket server = new Socket(database.host(), database.port());
        open.add(service);
        open.add(server);
        Thread.ofVirtual().start(() -> copy(service, server));
        Thread.ofVirtual().start(() -> copy(server, service));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // The other direction ends too, below.
        } finally {
            cut(from);
            cut(to);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            throw new UncheckedIOException(alreadyBroken);
        }
    }
}

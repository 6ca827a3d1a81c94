package health.polaris.backing;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A PostgreSQL with kept data under a process of its own: {@code <folder> <port>}; runs until it is ended. Killed
 * outright, it leaves the server running until the next start on the folder.
 */
public final class EmbeddedPostgresMain {

    private EmbeddedPostgresMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgresServer server =
                EmbeddedPostgresServer.kept(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
    }
}

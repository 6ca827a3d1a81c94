package health.polaris.backing;

import health.polaris.backing.postgres.PartialUnpacking;
import health.polaris.backing.postgres.RootPrograms;
import health.polaris.backing.postgres.ScratchFolder;
import health.polaris.backing.postgres.ServerFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * A PostgreSQL server of its own, as a child process that listens on the loopback interface; user {@code postgres},
 * any password unless it is {@link #locked}. Works for root too, whom PostgreSQL refuses: in a user namespace, or else as {@link RootPrograms} do.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgresServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * A server whose data stay: every commit reaches the disk, and a new start on the same folder finds them, also
     * after the last one was killed and left its server running. Its owner closes it, after those who use it.
     *
     * @param folder holds the data and the server's programs; one process at a time
     * @param port where to listen, 0 for any free port
     */
    public static EmbeddedPostgresServer kept(Path folder, int port) {
        return kept(folder, port, USER);
    }

    /**
     * The same for a desk where others work too: nobody gets in without a password. That of the superuser is made at
     * the first start and stays in the folder, which is its owner's alone.
     */
    public static EmbeddedPostgresServer locked(Path folder, int port) {
        ServerLock lock = ServerLock.of(folder.toAbsolutePath());
        EmbeddedPostgresServer server = kept(folder, port, lock.password());
        lock.shut(server.address());
        return server;
    }

    private static EmbeddedPostgresServer kept(Path folder, int port, String password) {
        ServerFolder data = new ServerFolder(folder.toAbsolutePath());
        EmbeddedPostgres.Builder builder = common(port, false)
                .setConnectConfig("password", password)
                .setOverrideWorkingDirectory(data.programs().toFile())
                .setDataDirectory(data.data())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        return exclusively(data.programs(), () -> {
            data.prepare();
            refuseTakenPort(port);
            return start(builder, data.programs(), password);
        });
    }

    /**
     * A server for tests, which spares the disk and forgets everything when closed or when the JVM ends.
     *
     * @param port where to listen, 0 for any free port
     */
    public static EmbeddedPostgresServer throwaway(int port) {
        Path scratch = ScratchFolder.path("postgres");
        EmbeddedPostgres.Builder builder = common(port, true)
                .setDataDirectory(scratch.resolve("data-" + UUID.randomUUID()))
                .setServerConfig("full_page_writes", "off");
        return exclusively(scratch, () -> {
            refuseTakenPort(port);
            return start(builder, scratch, USER);
        });
    }

    private static EmbeddedPostgres.Builder common(int port, boolean closesWithJvm) {
        // The library looks here, when it starts a server, for throwaway ones whose process was killed, and ends them.
        System.setProperty("ot.epg.working-dir", ScratchFolder.path("postgres").toString());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setRegisterShutdownHook(closesWithJvm)
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("log_min_messages", "fatal");
    }

    /** The server's own database, {@code postgres}. */
    public PostgresAddress address() {
        return new PostgresAddress("127.0.0.1", server.getPort(), USER, USER, password);
    }

    /** A database of this name, made if it is not there. */
    public PostgresAddress database(String name) {
        Databases databases = new Databases(address());
        if (!databases.exists(name)) {
            databases.create(name);
        }
        return address().withDatabase(name);
    }

    @Override
    public void close() {
        Closing.close(server);
    }

    private static EmbeddedPostgresServer start(EmbeddedPostgres.Builder builder, Path programs, String password)
            throws IOException {
        try {
            return new EmbeddedPostgresServer(builder.start(), password);
        } catch (IllegalStateException e) {
            if (isRootWithoutNamespaces() && RootPrograms.wrap(programs)) {
                return new EmbeddedPostgresServer(builder.start(), password);
            }
            throw e;
        }
    }

    private static boolean isRootWithoutNamespaces() {
        return System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable();
    }

    /** Asked beforehand, because the library would take any PostgreSQL that answers at the port for its own. */
    private static void refuseTakenPort(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return;
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " is taken by another program", e);
        }
    }

    private interface Start {
        EmbeddedPostgresServer run() throws IOException;
    }

    /**
     * One start at a time on the machine, so that several processes neither unpack the same programs together nor
     * pick the same free port.
     */
    private static synchronized EmbeddedPostgresServer exclusively(Path folder, Start start) {
        try (FileChannel channel = FileChannel.open(
                        Files.createDirectories(folder).resolve("start.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            PartialUnpacking.remove(folder);
            return start.run();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }
}

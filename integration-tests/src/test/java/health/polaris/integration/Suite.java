package health.polaris.integration;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.EmbeddedBrokerMain;
import health.polaris.backing.EmbeddedPostgresMain;
import health.polaris.backing.PostgresAddress;
import health.polaris.testing.Api;
import health.polaris.testing.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A database, a broker and the services that a story needs, all as processes of their own with data that stay. */
final class Suite implements AutoCloseable {

    private static @Nullable Suite shared;

    static final Path ROOT = Path.of(System.getProperty("polaris.root", ".."));
    static final Path SITE_PROFILES =
            Path.of("src/test/resources/site-profiles.yaml").toAbsolutePath();
    static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private final PostgresAddress postgres =
            new PostgresAddress("127.0.0.1", FreePorts.next(), "postgres", "postgres", "any");
    private final BrokerAddress broker = new BrokerAddress("127.0.0.1", FreePorts.next(), "polaris", "for tests", "/");
    private final SuiteProcess postgresProcess;
    private final SuiteProcess brokerProcess;
    private final Path data = newFolder();
    private final Path siteProfiles = copiedTo(data);
    private final String heap;
    private final int mllpPort = FreePorts.next();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, SuiteProcess> services = new HashMap<>();
    private final Map<String, List<String>> commands = new HashMap<>();

    /** All five services or {@code -Dsuite.services}, started once for this JVM and ended with it. */
    static synchronized Suite shared() {
        if (shared == null) {
            Suite suite = new Suite(
                    "-Xmx384m",
                    System.getProperty("suite.services", "connector,encounters,users,messages,telemetry")
                            .split(","));
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            suite.start();
            shared = suite;
        }
        return shared;
    }

    static synchronized boolean isStarted() {
        return shared != null;
    }

    /**
     * Some services alone, for one story.
     *
     * @param heap {@code -Xmx256m}
     */
    static Suite started(String heap, String... names) {
        Suite suite = new Suite(heap, names);
        suite.start();
        return suite;
    }

    private Suite(String heap, String... names) {
        this.heap = heap;
        postgresProcess = new DatabaseProcess(
                main(EmbeddedPostgresMain.class, data.resolve("postgres"), postgres.port()), this::postgresAnswers);
        brokerProcess = new SuiteProcess(
                "rabbitmq",
                main(EmbeddedBrokerMain.class, data.resolve("broker"), broker.port(), broker.user(), broker.password()),
                Map.of(),
                this::brokerAnswers);
        for (String name : names) {
            ports.put(name, FreePorts.next());
        }
        for (String name : names) {
            services.put(name, service(name));
        }
    }

    /** The database and the broker, then the services together; all or none. */
    private void start() {
        try {
            start(List.of(postgresProcess, brokerProcess));
            start(services.values());
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private static void start(Collection<SuiteProcess> processes) {
        processes.forEach(SuiteProcess::launch);
        processes.forEach(SuiteProcess::awaitReady);
    }

    /** Killed outright, the program would leave the server running: it is ended instead. */
    private static final class DatabaseProcess extends SuiteProcess {

        DatabaseProcess(List<String> command, BooleanSupplier ready) {
            super("postgres", command, Map.of(), ready);
        }

        @Override
        public void kill() {
            terminate();
        }
    }

    /** @param name {@code postgres}, {@code rabbitmq} or that of a service */
    SuiteProcess process(String name) {
        SuiteProcess process = switch (name) {
            case "postgres" -> postgresProcess;
            case "rabbitmq" -> brokerProcess;
            default -> services.get(name);
        };
        if (process == null) {
            throw new IllegalArgumentException(name + " is no part of this suite");
        }
        return process;
    }

    int mllpPort() {
        return mllpPort;
    }

    /** Those of this suite alone: who changes them leaves those of the tests as they are. */
    Path siteProfiles() {
        return siteProfiles;
    }

    /** As its superuser. */
    Connection database() throws SQLException {
        return postgres.connect();
    }

    String brokerUri() {
        return broker.uri();
    }

    Api api(String service) {
        return new Api("http://localhost:" + ports.get(service));
    }

    @Override
    public void close() {
        services.values().forEach(SuiteProcess::close);
        brokerProcess.close();
        postgresProcess.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A program of its own, which looks while the services go on. */
    FoldCheck foldCheck() {
        List<String> command = new ArrayList<>(Objects.requireNonNull(commands.get("encounters")));
        command.add("verify-fold");
        return new FoldCheck(command, environment(0));
    }

    private SuiteProcess service(String name) {
        int port = ports.getOrDefault(name, 0);
        List<String> command = List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                heap,
                // As in a container (deploy/jvm.options).
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                ServiceJar.unpacked(name, data).toString());
        commands.put(name, command);
        Api api = new Api("http://localhost:" + port);
        return new SuiteProcess(name, command, environment(port), () -> answers(api));
    }

    private Map<String, String> environment(int port) {
        Map<String, String> environment = new HashMap<>(TestEnvironment.variables());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("DATABASE_HOST", postgres.host());
        environment.put("DATABASE_PORT", Integer.toString(postgres.port()));
        environment.put("DATABASE_NAME", postgres.database());
        environment.put("DATABASE_USER", postgres.user());
        environment.put("DATABASE_PASSWORD", postgres.password());
        environment.put("RABBITMQ_HOST", broker.host());
        environment.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        environment.put("RABBITMQ_USERNAME", broker.user());
        environment.put("RABBITMQ_PASSWORD", broker.password());
        environment.put("MLLP_PORT", Integer.toString(mllpPort));
        environment.put("HL7_SITE_PROFILES", siteProfiles.toString());
        environment.put("EPR_SERVICE_ADAPTER_URL_BASE", StubEpr.shared().url());
        // A silent EPR and a killed replica are waited for as long as in the field otherwise: 15 s and 45 s.
        environment.put("POLARIS_CONNECTOR_DELIVERY_TIMEOUT", "3s");
        environment.put("POLARIS_CONNECTOR_DELIVERY_LEASE", "6s");
        // Figures are written down once a minute otherwise.
        environment.put("POLARIS_CONNECTOR_FIGURES_FLUSH", "PT2S");
        if (ports.containsKey("users")) {
            environment.put("DHOS_USERS_API_URL", "http://localhost:" + ports.get("users"));
        }
        if (ports.containsKey("encounters")) {
            environment.put("DHOS_ENCOUNTERS_API_URL", "http://localhost:" + ports.get("encounters"));
        }
        if (ports.containsKey("messages")) {
            environment.put(
                    "INTERNAL_JWKS_URL", "http://localhost:" + ports.get("messages") + "/.well-known/jwks.json");
        }
        return environment;
    }

    private static List<String> main(Class<?> program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    static boolean answers(Api api) {
        try {
            return api.get("/running").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private boolean postgresAnswers() {
        try {
            postgres.connect().close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private boolean brokerAnswers() {
        try {
            broker.connect().close();
            return true;
        } catch (IOException | TimeoutException notYet) {
            return false;
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "suite-")
                    .toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path copiedTo(Path folder) {
        try {
            return Files.copy(SITE_PROFILES, folder.resolve("site-profiles.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

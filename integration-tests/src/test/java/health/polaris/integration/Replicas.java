package health.polaris.integration;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.PostgresAddress;
import health.polaris.backing.TestServices;
import health.polaris.testing.Api;
import health.polaris.testing.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Several processes of a service, of one version or of two, on one database and one broker: those of
 * {@code POLARIS_POSTGRES_URL} and {@code POLARIS_AMQP_URL}, which must be nobody else's meanwhile, or embedded ones.
 */
final class Replicas implements AutoCloseable {

    private static final List<String> JAVA =
            List.of(Suite.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m", "-jar");

    private final PostgresAddress database = TestServices.freshDatabase();
    private final BrokerAddress broker = TestServices.broker();
    private final Path data;
    private final Map<String, String> settings;
    private final Map<String, Path> jars = new HashMap<>();
    private final List<Replica> started = new ArrayList<>();

    Replicas() throws IOException {
        this(Map.of());
    }

    /** @param settings beside the usual ones */
    Replicas(Map<String, String> settings) throws IOException {
        this.settings = settings;
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "replicas-")
                .toAbsolutePath();
    }

    /** @param process its log is {@code target/<name>.log} */
    record Replica(String name, SuiteProcess process, Api api) {

        /** As an orchestrator does it: asked to end, started again, waited for. */
        void restart() {
            process.terminate();
            process.launch();
            process.awaitReady();
        }
    }

    PostgresAddress database() {
        return database;
    }

    BrokerAddress broker() {
        return broker;
    }

    /**
     * Another process, which answers.
     *
     * @param root of the working tree in which the service was built
     */
    Replica start(String service, String name, Path root) {
        return start(service, name, root, Map.of());
    }

    /** @param more settings of that process alone */
    Replica start(String service, String name, Path root, Map<String, String> more) {
        int port = FreePorts.next();
        List<String> command = new ArrayList<>(JAVA);
        command.add(jar(service, root).toString());
        Api api = new Api("http://localhost:" + port);
        Replica replica = new Replica(
                name, new SuiteProcess(name, command, environment(port, more), () -> Suite.answers(api)), api);
        started.add(replica);
        // Of this story alone: some look into it.
        Path.of("target", name + ".log").toFile().delete();
        replica.process().launch();
        replica.process().awaitReady();
        return replica;
    }

    /** {@code java -jar …} with a command and its arguments, of the version of this tree; ends by itself. */
    FoldCheck command(String service, String... arguments) {
        return command(Map.of(), service, arguments);
    }

    /** @param more settings of that command alone */
    FoldCheck command(Map<String, String> more, String service, String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.add(jar(service, Suite.ROOT).toString());
        command.addAll(List.of(arguments));
        return new FoldCheck(command, environment(0, more));
    }

    private Path jar(String service, Path root) {
        return jars.computeIfAbsent(
                root + service, any -> ServiceJar.unpacked(root, service, data.resolve("jars" + jars.size())));
    }

    private Map<String, String> environment(int port, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(TestEnvironment.variables());
        TestServices.environment(database, broker).forEach((name, value) -> environment.put(name, value.toString()));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("EPR_SERVICE_ADAPTER_URL_BASE", "");
        environment.putAll(settings);
        environment.putAll(more);
        return environment;
    }

    @Override
    public void close() throws IOException {
        started.forEach(replica -> replica.process().close());
        FileSystemUtils.deleteRecursively(data);
    }
}

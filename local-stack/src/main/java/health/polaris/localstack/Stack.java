package health.polaris.localstack;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.KeptServices;
import health.polaris.backing.PostgresAddress;
import health.polaris.common.PolarisService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Five running services with their database and broker. It can be closed while it still starts. */
final class Stack implements AutoCloseable {

    /** What {@link #start} tells of, when it can be used. */
    static final List<String> STEPS = Stream.concat(
                    Stream.of(KeptServices.POSTGRES, KeptServices.BROKER),
                    Arrays.stream(StackService.values()).map(StackService::fullName))
            .toList();

    private final StateFolder state;
    private final StackSettings settings;
    private final List<ConfigurableApplicationContext> contexts = new CopyOnWriteArrayList<>();
    private @Nullable KeptServices services;
    private @Nullable KeptSettings kept;
    private Map<String, String> variables = Map.of();
    private boolean closed;

    /** @param environment wins over the stack's own settings */
    Stack(StateFolder state, Map<String, String> environment) {
        this.state = state;
        this.settings = new StackSettings(environment);
    }

    /**
     * Starts the backing services, then the five services together; what has started is closed when one does not.
     *
     * @param ready hears of each of {@link #STEPS}
     */
    Stack start(Consumer<String> ready) throws Exception {
        StackLogging.configure(state.path());
        try {
            openBackingServices(ready);
            startAll(ready);
            return this;
        } catch (Exception failure) {
            close();
            throw failure;
        }
    }

    /** Whoever stops the stack meanwhile waits: a server that has just begun would stay behind. */
    private synchronized void openBackingServices(Consumer<String> ready) throws IOException {
        requireOpen();
        StackFile.running(state.path()).delete();
        KeptServices open = KeptServices.open(state.path(), settings.givenServices(), ready);
        services = open;
        KeptSettings own = KeptSettings.of(state.path(), settings.environment());
        kept = own;
        variables = settings.variables(open.postgres(), open.broker(), own);
    }

    String url(StackService service) {
        return Objects.requireNonNull(kept).url(service);
    }

    /** Value of a variable as the services have it. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    String internalIssuer() {
        return variable("PROXY_URL").replaceAll("/+$", "") + "/";
    }

    BrokerAddress broker() {
        return Objects.requireNonNull(services).broker();
    }

    StateFolder state() {
        return state;
    }

    /** What a shell needs to talk to the stack: {@code . .local-stack/stack.env}. */
    Map<String, String> shellVariables() {
        Map<String, String> shell = new LinkedHashMap<>();
        for (StackService service : StackService.values()) {
            shell.put(service.urlVariable(), url(service));
        }
        shell.put("POLARIS_JWT_SECRET", variable("HS_KEY"));
        shell.put("POLARIS_JWT_ISSUER", internalIssuer());
        shell.put("POLARIS_EPR_JWT_SECRET", variable("EPR_SERVICE_ADAPTER_HS_KEY"));
        shell.put("POLARIS_EPR_JWT_ISSUER", variable("EPR_SERVICE_ADAPTER_ISSUER"));
        shell.put("POLARIS_LOGIN_JWT_SECRET", variable("AUTH0_HS_KEY"));
        shell.put("POLARIS_LOGIN_JWT_ISSUER", variable("AUTH0_CUSTOM_DOMAIN"));
        // Not POLARIS_AMQP_URL and POLARIS_POSTGRES_URL: those say "use this one" to whatever is started from that
        // shell.
        shell.put("LOCAL_STACK_AMQP_URL", broker().uri());
        shell.put(
                "LOCAL_STACK_POSTGRES_URL",
                Objects.requireNonNull(services).postgres().uri());
        return shell;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The stack was stopped before it was up");
        }
    }

    /** For shells, while the stack is up: services that were just up when somebody stopped it lead nobody to it. */
    synchronized void writeFiles() throws IOException {
        requireOpen();
        Map<String, String> shell = shellVariables();
        StackFile.running(state.path()).write(shell);
        new CallerFiles(state.path()).write(shell);
    }

    /** In the order in which they use each other; a second time it does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            StackFile.running(state.path()).delete();
            new CallerFiles(state.path()).delete();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            try (ExecutorService parallel = Executors.newCachedThreadPool()) {
                contexts.forEach(context -> parallel.execute(context::close));
            }
            if (services != null) {
                services.close();
            }
        }
    }

    private void startAll(Consumer<String> ready) throws Exception {
        // Tomcat has one home in a JVM: the folder of whoever came first, which goes with that service. The next ones
        // would all
        // make it again at once, and those that are late say that they cannot.
        System.setProperty("catalina.home", System.getProperty("java.io.tmpdir"));
        List<Callable<Boolean>> starts = Arrays.stream(StackService.values())
                .<Callable<Boolean>>map(service -> () -> {
                    boolean added = contexts.add(starting(service));
                    ready.accept(service.fullName());
                    return added;
                })
                .toList();
        try (ExecutorService parallel = Executors.newFixedThreadPool(starts.size())) {
            for (Future<Boolean> started : parallel.invokeAll(starts)) {
                started.get();
            }
        }
    }

    /** Listens on loopback only: the stack's secrets are good for a desk, not for a network. */
    private ConfigurableApplicationContext starting(StackService service) {
        PostgresAddress postgres = Objects.requireNonNull(services).postgresOf(service.shortName());
        SpringApplication application =
                PolarisService.named(service.shortName(), service.application(), settings.ofOne(variables, postgres));
        // The stack closes its services itself, before the database and the broker.
        application.setRegisterShutdownHook(false);
        return application.run(
                "--server.port=" + Objects.requireNonNull(kept).port(service), "--server.address=127.0.0.1");
    }
}

package health.polaris.localstack;

import health.polaris.backing.BrokerAddress;
import health.polaris.backing.KeptServices;
import health.polaris.common.PolarisService;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Five running services with their database and broker. */
final class Stack implements AutoCloseable {

    private final StateFolder state;
    private final KeptServices services;
    private final StackSettings settings;
    private final Map<StackService, String> urls;
    private final Map<String, String> variables;
    private final List<ConfigurableApplicationContext> contexts = new CopyOnWriteArrayList<>();

    private Stack(
            StateFolder state,
            KeptServices services,
            StackSettings settings,
            Map<StackService, String> urls,
            Map<String, String> variables) {
        this.state = state;
        this.settings = settings;
        this.services = services;
        this.urls = urls;
        this.variables = variables;
    }

    /** Starts the backing services, then the five services together; what has started is closed when one does not. */
    static Stack start(StateFolder state, Map<String, String> environment) throws Exception {
        StackSettings settings = new StackSettings(environment);
        StackLogging.configure(state.path());
        KeptServices services = KeptServices.open(state.path(), settings.givenServices());
        Map<StackService, Integer> ports = Ports.choose();
        Map<StackService, String> urls = new EnumMap<>(StackService.class);
        ports.forEach((service, port) -> urls.put(service, "http://localhost:" + port));
        Stack stack =
                new Stack(state, services, settings, urls, settings.variables(services.postgres(), services.broker(), urls));
        try {
            stack.startAll(ports);
            return stack;
        } catch (Exception failure) {
            stack.close();
            throw failure;
        }
    }

    String url(StackService service) {
        return urls.getOrDefault(service, "");
    }

    /** Value of a variable as the services have it. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    String internalIssuer() {
        return variable("PROXY_URL").replaceAll("/+$", "") + "/";
    }

    BrokerAddress broker() {
        return services.broker();
    }

    StateFolder state() {
        return state;
    }

    /** What a shell needs to talk to the stack: {@code . .local-stack/stack.env}. */
    Map<String, String> shellVariables() {
        Map<String, String> shell = new LinkedHashMap<>();
        urls.forEach((service, url) -> shell.put(service.urlVariable(), url));
        shell.put("POLARIS_JWT_SECRET", variable("HS_KEY"));
        shell.put("POLARIS_JWT_ISSUER", internalIssuer());
        shell.put("POLARIS_EPR_JWT_SECRET", variable("EPR_SERVICE_ADAPTER_HS_KEY"));
        shell.put("POLARIS_EPR_JWT_ISSUER", variable("EPR_SERVICE_ADAPTER_ISSUER"));
        shell.put("POLARIS_LOGIN_JWT_SECRET", variable("AUTH0_HS_KEY"));
        shell.put("POLARIS_LOGIN_JWT_ISSUER", variable("AUTH0_CUSTOM_DOMAIN"));
        shell.put("POLARIS_AMQP_URL", services.broker().uri());
        shell.put("POLARIS_POSTGRES_URL", services.postgres().uri());
        return shell;
    }

    void writeFile() throws IOException {
        StackFile.write(state.path(), shellVariables());
    }

    @Override
    public void close() {
        contexts.reversed().forEach(ConfigurableApplicationContext::close);
        services.close();
    }

    private void startAll(Map<StackService, Integer> ports) throws Exception {
        List<Callable<Boolean>> starts = ports.entrySet().stream()
                .<Callable<Boolean>>map(entry -> () -> contexts.add(starting(entry.getKey(), entry.getValue())))
                .toList();
        try (ExecutorService parallel = Executors.newFixedThreadPool(starts.size())) {
            for (Future<Boolean> started : parallel.invokeAll(starts)) {
                started.get();
            }
        }
    }

    /** Listens on loopback only: the stack's secrets are good for a desk, not for a network. */
    private ConfigurableApplicationContext starting(StackService service, int port) {
        Map<String, String> own = settings.ofOne(variables, services.postgresOf(service.shortName()));
        SpringApplication application = PolarisService.named(service.shortName(), service.application(), own);
        // The stack closes its services itself, before the database and the broker.
        application.setRegisterShutdownHook(false);
        return application.run("--server.port=" + port, "--server.address=127.0.0.1");
    }
}

package health.polaris.backing;

import health.polaris.backing.postgres.ScratchFolder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice between given, contained and embedded services, made once for each of the two and logged once. */
final class BackingServices {

    private static final Logger LOG = LoggerFactory.getLogger(BackingServices.class);

    private final GivenServices given;
    private @Nullable PostgresAddress postgres;
    private @Nullable BrokerAddress broker;

    BackingServices(Map<String, String> environment) {
        this.given = new GivenServices(environment);
    }

    synchronized PostgresAddress freshDatabase() {
        if (postgres == null) {
            postgres = choosePostgres();
        }
        Databases databases = new Databases(postgres);
        String name = "polaris_test_" + UUID.randomUUID().toString().replace("-", "");
        databases.create(name);
        if (given.namesPostgres()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> databases.drop(name)));
        }
        return postgres.withDatabase(name);
    }

    synchronized BrokerAddress broker() {
        if (broker == null) {
            broker = chooseBroker();
        }
        return broker;
    }

    private PostgresAddress choosePostgres() {
        if (given.namesPostgres()) {
            return chosen("PostgreSQL: given", given.postgres());
        }
        return inContainer(ContainerServices::postgres)
                .map(address -> chosen("PostgreSQL: container", address))
                .orElseGet(() -> chosen(
                        "PostgreSQL: embedded",
                        EmbeddedPostgresServer.throwaway(0).address()));
    }

    private BrokerAddress chooseBroker() {
        if (given.namesBroker()) {
            return chosen("AMQP broker: given", given.broker());
        }
        return inContainer(ContainerServices::broker)
                .map(address -> chosen("AMQP broker: container", address))
                .orElseGet(() -> chosen("AMQP broker: embedded", embeddedBroker()));
    }

    private static BrokerAddress embeddedBroker() {
        String password = UUID.randomUUID().toString();
        return EmbeddedBroker.inMemory(ScratchFolder.fresh("broker"), 0, "polaris", password)
                .start()
                .address();
    }

    /** Containers are a convenience that nobody asked for by name: one that does not start gives way to embedded. */
    private static <T> Optional<T> inContainer(Supplier<T> start) {
        if (!DockerEngine.isReachable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(start.get());
        } catch (RuntimeException e) {
            LOG.warn("A Docker engine is there, but the container did not start: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T chosen(String choice, T address) {
        LOG.info("{} at {}", choice, address);
        return address;
    }
}

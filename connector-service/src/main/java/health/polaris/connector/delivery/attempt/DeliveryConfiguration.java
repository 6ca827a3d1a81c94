package health.polaris.connector.delivery.attempt;

import health.polaris.connector.delivery.DeliverySettings;
import health.polaris.connector.delivery.Destination;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One worker for each destination that is on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    /** The workers of the service, in a type of their own for the two that need them all. */
    record Workers(List<DeliveryWorker> list, AtomicReference<Runnable> wakeUp) {}

    @Bean
    Workers deliveryWorkers(
            List<Destination> destinations,
            DeliveryAttemptRepository table,
            DeliveryAttemptService records,
            DeliveryLog journal,
            DeliverySettings settings,
            Clock clock) {
        AtomicReference<Runnable> wakeUp = new AtomicReference<>(() -> {});
        List<DeliveryWorker> workers = destinations.stream()
                .filter(Destination::isOn)
                .map(destination -> new DeliveryWorker(
                        destination,
                        table,
                        records,
                        journal,
                        new DestinationBreaker(destination.name(), clock),
                        Math.min(settings.parallel(), destination.atOnce()),
                        () -> wakeUp.get().run()))
                .toList();
        return new Workers(workers, wakeUp);
    }

    @Bean
    DeliveryScheduler deliveryEngine(Workers workers, DeliverySettings settings, DeliveryLog journal) {
        DeliveryScheduler engine = new DeliveryScheduler(workers.list(), settings, journal);
        workers.wakeUp().set(engine::wakeUp);
        return engine;
    }

    @Bean
    DeliveryMeters deliveryMeters(JdbcClient database, Workers workers, List<Destination> destinations, Clock clock) {
        List<String> names = destinations.stream().map(Destination::name).toList();
        return new DeliveryMeters(database, workers.list(), names, clock);
    }
}

package health.polaris.eventbus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * What a service does at the broker, as its own settings file says: {@code polaris.messaging}.
 *
 * @param own queues that it consumes
 * @param declared these, and those of the events that it publishes
 * @param publishes routing keys
 */
record Account(String service, Set<PolarisQueue> own, Set<PolarisQueue> declared, Set<String> publishes) {

    static final List<String> SERVICES = List.of("connector", "encounters", "users", "messages", "telemetry");

    static Stream<Account> all() {
        return SERVICES.stream().map(Account::of);
    }

    static Account of(String service) {
        MessagingSettings settings = settings("../%1$s-service/src/main/resources/%1$s.yaml".formatted(service));
        Set<PolarisQueue> own = Stream.of(PolarisQueue.values())
                .filter(queue -> queue.queueName().startsWith(service + "."))
                .collect(Collectors.toSet());
        assertThat(own).contains(settings.revocations());
        Set<PolarisQueue> declared =
                Stream.of(own, settings.queues()).flatMap(Collection::stream).collect(Collectors.toSet());
        return new Account(service, own, declared, settings.publishes());
    }

    private static MessagingSettings settings(String file) {
        try {
            List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(file, new FileSystemResource(file));
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bindOrCreate("polaris.messaging", MessagingSettings.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of its own queues. */
    Set<String> hears() {
        return each(PolarisQueue::routingKeys);
    }

    /** Of its own queues. */
    Set<String> names() {
        return each(queue -> Set.of(queue.queueName()));
    }

    private Set<String> each(Function<PolarisQueue, Set<String>> property) {
        return own.stream().flatMap(queue -> property.apply(queue).stream()).collect(Collectors.toSet());
    }

    /** Dead letters, which go back to the queue that they came from, whosever that is. */
    boolean keepsLetters() {
        return service.equals("connector");
    }

    /** Under which keys it may publish: a letter that names no queue has that of its event. */
    Set<String> says() {
        Stream<String> ofLetters = keepsLetters()
                ? Stream.of(PolarisQueue.values()).flatMap(queue -> queue.routingKeys().stream())
                : Stream.empty();
        return Stream.concat(publishes.stream(), ofLetters).collect(Collectors.toSet());
    }
}

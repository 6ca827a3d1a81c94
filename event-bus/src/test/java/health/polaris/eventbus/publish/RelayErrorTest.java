package health.polaris.eventbus.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.eventbus.TestEvent;
import health.polaris.eventbus.broker.BrokerLink;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A relay whose tracing is broken by an upgrade, so that it ends in an error and no exception. */
class RelayErrorTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Road road;
    private final ConfigurableApplicationContext service;
    private final AtomicInteger errors = new AtomicInteger();

    RelayErrorTest(@TempDir Path folder) throws Exception {
        road = new Road(folder).listen();
        service = road.service();
        service.getBean(OutboxRelay.class).stop();
    }

    @AfterEach
    void close() {
        road.close();
    }

    private OutboxRelay relay(int faults) {
        JdbcConnectionDetails database = service.getBean(JdbcConnectionDetails.class);
        return new OutboxRelay(
                new Leadership(new DriverManagerDataSource(
                        database.getJdbcUrl(),
                        String.valueOf(database.getUsername()),
                        String.valueOf(database.getPassword()))),
                service.getBean(BrokerLink.class),
                service.getBean(Topology.class),
                service.getBean(MessagingSettings.class),
                new RelayMeters(new SimpleMeterRegistry()),
                new Traces(Tracer.NOOP, new Faulty(errors, faults)));
    }

    private void publish(String body) {
        Road.inTransaction(
                service,
                () -> service.getBean(EventOutbox.class)
                        .publishCorrelated(List.of(new CorrelatedEvent(
                                TestEvent.of(Road.ROUTING_KEY, "test:any", body), "request", TRACEPARENT))));
    }

    @Test
    void goesOnAfterAnError() throws Exception {
        OutboxRelay relay = relay(1);
        relay.start();
        publish("followed");
        assertThat(road.take(1)).containsExactly("\"followed\"");
        assertThat(errors).hasValue(1);
        relay.stop();
    }

    /** As long as it held the lock, no replica sent anything. */
    @Test
    void leavesTheLeadToAnotherReplica() throws Exception {
        OutboxRelay faulty = relay(Integer.MAX_VALUE);
        faulty.start();
        publish("followed");
        OutboxRelay sound = relay(0);
        sound.start();
        assertThat(road.take(1)).containsExactly("\"followed\"");
        faulty.stop();
        sound.stop();
    }

    private record Faulty(AtomicInteger errors, int faults) implements Propagator {
        @Override
        public List<String> fields() {
            return List.of();
        }

        @Override
        public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {}

        @Override
        public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
            if (errors.get() < faults) {
                errors.incrementAndGet();
                throw new NoClassDefFoundError("of a faulty release");
            }
            return Propagator.NOOP.extract(carrier, getter);
        }
    }
}

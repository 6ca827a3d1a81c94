package health.polaris.eventbus.publish;

import health.polaris.eventbus.broker.BrokerLink;
import io.namastack.outbox.OutboxProperties;
import io.namastack.outbox.trigger.OutboxPollingTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TriggerContext;

/**
 * When the outbox looks for events. While the broker is away it looks once a second for a single one, which then is
 * the probe: else every waiting event would be read, tried and written again every few seconds, and a long outage
 * would cost the database more than the traffic does.
 */
final class OutboxPolling implements OutboxPollingTrigger {

    private static final Duration PROBING = Duration.ofSeconds(1);

    private final BrokerLink link;
    private final OutboxProperties.Polling polling;
    private final boolean disabled;
    private final Clock clock;
    private final int fullBatch;

    OutboxPolling(BrokerLink link, OutboxProperties properties, boolean disabled, Clock clock) {
        this.link = link;
        this.polling = properties.getPolling();
        this.disabled = disabled;
        this.clock = clock;
        this.fullBatch = polling.getBatchSize();
    }

    /** Null, which is never again, when the broker is disabled. */
    @Override
    public @Nullable Instant nextExecution(TriggerContext context) {
        if (disabled) {
            return null;
        }
        boolean probing = link.isDown();
        polling.setBatchSize(probing ? 1 : fullBatch);
        Instant completed = context.lastCompletion();
        return (completed == null ? clock.instant() : completed)
                .plus(probing ? PROBING : polling.getFixed().getInterval());
    }
}

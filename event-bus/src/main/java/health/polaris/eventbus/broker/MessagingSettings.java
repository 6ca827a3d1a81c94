package health.polaris.eventbus.broker;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code polaris.messaging.*}; the variables of contracts/platform.md §10 are mapped in
 * {@code polaris-messaging-defaults.properties}.
 *
 * @param disabled {@code RABBITMQ_DISABLED}, no connection, events wait in the outbox; on all replicas or none
 * @param compression {@code RABBITMQ_COMPRESSION}, of what is published: {@code bzip2}, {@code gzip}; empty: none
 * @param contentType {@code RABBITMQ_CONTENT_TYPE}, of what is published
 * @param queues what to declare beside the consumed ones: the queues of the events that this service publishes
 * @param revocations the queue by which this service hears of tokens that are good no longer; null: it does not
 * @param maxAttempts {@code CONSUMER_MAX_ATTEMPTS}, how often an unexpected failure is tried before the dead letter
 * @param prefetch messages taken and not acknowledged, per queue
 * @param batchSize messages handled together at most, per queue that is consumed in batches
 * @param concurrency messages handled at once, per queue; each holds a database connection
 * @param publishers messages on their way to the broker at once
 * @param confirmTimeout how long to wait for the broker's confirm
 * @param refusedAfter how long an event that the broker refuses is tried, and those behind it wait, before it goes aside
 * @param firstRetryDelay doubles with every attempt
 * @param longestRetryDelay and ends here
 * @param patience how long a transient failure is retried with the message in hand; RabbitMQ closes a channel that
 *     holds one for 30 minutes
 * @param drainTimeout how long shutdown waits for messages being handled
 * @param maxBodySize of a message when unpacked
 * @param inboxRetention how long a message id is remembered
 */
@Validated
@ConfigurationProperties("polaris.messaging")
public record MessagingSettings(
        @DefaultValue("false") boolean disabled,
        @DefaultValue("") String compression,
        @DefaultValue("application/text") String contentType,
        @DefaultValue Set<PolarisQueue> queues,
        @Nullable PolarisQueue revocations,
        @DefaultValue("5") int maxAttempts,
        @DefaultValue("100") int prefetch,
        @DefaultValue("200") int batchSize,
        @DefaultValue("4") int concurrency,
        @DefaultValue("16") int publishers,
        @DefaultValue("10s") Duration confirmTimeout,
        @DefaultValue("30s") Duration refusedAfter,
        @DefaultValue("200ms") Duration firstRetryDelay,
        @DefaultValue("10s") Duration longestRetryDelay,
        @DefaultValue("5m") Duration patience,
        @DefaultValue("20s") Duration drainTimeout,
        @DefaultValue("32MB") DataSize maxBodySize,
        @DefaultValue("30d") Duration inboxRetention) {

    public MessagingSettings {
        Compression.named(compression);
    }

    /** {@code firstRetryDelay}, doubled with every failure so far, up to {@code longestRetryDelay}. */
    public Duration retryDelay(int failures) {
        Duration delay = firstRetryDelay.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        return delay.compareTo(longestRetryDelay) < 0 ? delay : longestRetryDelay;
    }
}

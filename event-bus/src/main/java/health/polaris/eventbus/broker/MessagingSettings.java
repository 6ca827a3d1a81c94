package health.polaris.eventbus.broker;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
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
 * @param publishes routing keys of all that this service says, which is all that its account at the broker may say
 *     ({@code deploy/rabbitmq/definitions.json}); empty: whatever it likes
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
 * @param maxBodySize of a message when unpacked; less than 2 GB
 * @param inboxRetention how long a message id is remembered
 */
@Validated
@ConfigurationProperties("polaris.messaging")
public record MessagingSettings(
        @DefaultValue("false") boolean disabled,
        @DefaultValue("") String compression,
        @DefaultValue("application/text") String contentType,
        @DefaultValue Set<PolarisQueue> queues,
        @DefaultValue Set<String> publishes,
        @Nullable PolarisQueue revocations,
        @Min(1) @DefaultValue("5") int maxAttempts,
        @Min(1) @DefaultValue("100") int prefetch,
        @Min(1) @DefaultValue("200") int batchSize,
        @Min(1) @DefaultValue("4") int concurrency,
        @Min(1) @DefaultValue("16") int publishers,
        @DurationMin(millis = 1) @DefaultValue("10s") Duration confirmTimeout,
        @DurationMin @DefaultValue("30s") Duration refusedAfter,
        @DurationMin(millis = 1) @DefaultValue("200ms") Duration firstRetryDelay,
        @DurationMin(millis = 1) @DefaultValue("10s") Duration longestRetryDelay,
        @DurationMin @DefaultValue("5m") Duration patience,
        @DurationMin @DefaultValue("20s") Duration drainTimeout,
        @DefaultValue("32MB") DataSize maxBodySize,
        @DurationMin(hours = 1) @DefaultValue("30d") Duration inboxRetention) {

    public MessagingSettings {
        Compression.named(compression);
        if (maxBodySize.toBytes() < 1 || maxBodySize.toBytes() > Integer.MAX_VALUE - 1) {
            throw new IllegalArgumentException(
                    "polaris.messaging.max-body-size is at least 1 byte, and less than 2 GB");
        }
    }

    /** Whether an event of this service may have that routing key. */
    public boolean mayPublish(String routingKey) {
        return publishes.isEmpty() || publishes.contains(routingKey);
    }

    /** {@code maxBodySize}, as many as there can be in an array, and one more that says that there were too many. */
    public int maxBodyBytes() {
        return Math.toIntExact(maxBodySize.toBytes());
    }

    /** {@code firstRetryDelay}, doubled with every failure so far, up to {@code longestRetryDelay}. */
    public Duration retryDelay(int failures) {
        Duration delay = firstRetryDelay.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        return delay.compareTo(longestRetryDelay) < 0 ? delay : longestRetryDelay;
    }
}

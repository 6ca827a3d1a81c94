package health.polaris.connector.feed;

import static java.util.stream.Collectors.toMap;

import health.polaris.connector.feed.FeedsResponse.DeliveryFeed;
import health.polaris.connector.feed.FeedsResponse.SenderFeed;
import health.polaris.connector.figure.Backlog;
import health.polaris.connector.inbound.SenderLabels;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Feeds as metrics, the same from every replica: what the tables say, looked at every fifteen seconds. Senders beyond the
 * first fifty are {@code other}, which is there from the start, at 0.
 */
@Component
class FeedMeters {

    private static final Logger log = LoggerFactory.getLogger(FeedMeters.class);

    private final FeedsService feeds;
    private final SenderLabels senders;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Backlog backlog;
    private final Map<GaugePerLabel, ToDoubleFunction<SenderFeed>> added = new LinkedHashMap<>();
    private final Map<GaugePerLabel, ToDoubleFunction<SenderFeed>> greatest = new LinkedHashMap<>();
    private final GaugePerLabel paused;

    FeedMeters(FeedsService feeds, SenderLabels senders, MeterRegistry registry, Clock clock, Backlog backlog) {
        this.feeds = feeds;
        this.senders = senders;
        this.registry = registry;
        this.clock = clock;
        this.backlog = backlog;
        greatest(
                MultiGauge.builder("polaris.feed.last.message.age")
                        .baseUnit("seconds")
                        .description("Since when nothing has come"),
                feed -> DeliveryFeedRepository.secondsSince(
                        feed.lastMessageAt() == null ? feed.awaitedSince() : feed.lastMessageAt(),
                        this.clock.instant()));
        greatest(
                MultiGauge.builder("polaris.feed.silent")
                        .description("1 when nothing has come for longer than silent-after"),
                feed -> feed.silent() ? 1 : 0);
        greatest(
                MultiGauge.builder("polaris.feed.paused").description("1 while an operator has paused it"),
                feed -> feed.paused() == null ? 0 : 1);
        greatest(
                MultiGauge.builder("polaris.feed.lag")
                        .baseUnit("seconds")
                        .description("Age of the oldest accepted message without an outcome"),
                SenderFeed::lagSeconds);
        sum(
                MultiGauge.builder("polaris.feed.published").description("Accepted messages without an outcome"),
                SenderFeed::published);
        sum(
                MultiGauge.builder("polaris.feed.waiting").description("Messages of which a part waits"),
                SenderFeed::waiting);
        sum(MultiGauge.builder("polaris.feed.held").description("Messages that a pause holds back"), SenderFeed::held);
        sum(
                MultiGauge.builder("polaris.feed.connections").description("MLLP connections of all replicas"),
                SenderFeed::mllpConnections);
        paused = new GaugePerLabel(
                MultiGauge.builder("polaris.delivery.paused")
                        .description("1 while an operator has paused the destination")
                        .register(registry),
                "destination");
        show(List.of());
    }

    /** Of several senders under one label the greatest. */
    private void greatest(MultiGauge.Builder gauge, ToDoubleFunction<SenderFeed> value) {
        greatest.put(perSender(gauge), value);
    }

    /** Of several senders under one label the sum. */
    private void sum(MultiGauge.Builder gauge, ToDoubleFunction<SenderFeed> value) {
        added.put(perSender(gauge), value);
    }

    private GaugePerLabel perSender(MultiGauge.Builder gauge) {
        return new GaugePerLabel(gauge.register(registry), "sender");
    }

    @Scheduled(fixedDelayString = "${polaris.connector.feeds.meters:PT15S}")
    void look() {
        try {
            FeedsResponse now = feeds.now();
            show(now.senders());
            paused.show(now.deliveries().stream()
                    .collect(toMap(DeliveryFeed::destination, delivery -> delivery.paused() == null ? 0d : 1d)));
            writeDown(now);
        } catch (DataAccessException | TransactionException databaseAway) {
            log.debug("Feeds are measured when the database is back", databaseAway);
        }
    }

    private void writeDown(FeedsResponse now) {
        backlog.is(
                now.senders().stream().mapToLong(SenderFeed::published).sum(),
                now.senders().stream().mapToLong(SenderFeed::waiting).sum(),
                now.senders().stream().mapToLong(SenderFeed::held).sum(),
                now.deliveries().stream()
                        .mapToLong(delivery -> delivery.pending() + delivery.sending())
                        .sum());
    }

    private void show(List<SenderFeed> all) {
        greatest.forEach((gauge, value) -> gauge.show(bySender(all, value, Math::max)));
        added.forEach((gauge, value) -> gauge.show(bySender(all, value, Double::sum)));
    }

    private Map<String, Double> bySender(
            List<SenderFeed> all, ToDoubleFunction<SenderFeed> value, BinaryOperator<Double> together) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(SenderLabels.OTHER, 0d);
        // Those that are awaited have a name of their own before others, of whom there may be any number.
        Stream.concat(
                        all.stream().filter(feed -> feed.awaitedSince() != null),
                        all.stream().filter(feed -> feed.awaitedSince() == null))
                .forEach(feed -> values.merge(senders.label(feed.sender()), value.applyAsDouble(feed), together));
        return values;
    }
}

package health.polaris.eventbus.publish;

import health.polaris.eventbus.broker.BrokerException;
import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.Topology;
import health.polaris.eventbus.trace.Step;
import health.polaris.eventbus.trace.StepsUnderWay;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes over one channel what the outbox holds, by id, for as long as the channel lives. Hundreds of events are on
 * their way at once. When one is refused nothing more is sent until the broker has answered the others; then it is
 * tried again alone, and with it what came after and shares its fate. What came after and was taken is ahead of it then: the
 * one exception from the order of the ids, which consumers know of (docs/adr/0009-outbox.md).
 */
final class Publication {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);

    /** On their way at once: what a broker at the other end of a long wire confirms in the time of some round trips. */
    static final int WINDOW = 500;

    /** A batch smaller than this is not worth a statement while others are on their way. */
    private static final int SMALLEST_BATCH = WINDOW / 4;

    private final RelaySession session;
    private final PipelinedChannel channel;
    private final Topology topology;
    private final MessagingSettings settings;
    private final Refusals refusals;
    private final RelayMeters meters;
    private final Traces traces;
    private final StepsUnderWay steps = new StepsUnderWay();
    private final LookSchedule looks = new LookSchedule();
    private final ReadPosition position = new ReadPosition(System.nanoTime());

    private final Deletions deletions = new Deletions();

    /** Sent and not deleted yet. */
    private final Set<Long> onTheirWay = new HashSet<>();

    private PipelinedChannel.@Nullable Refusal refusal;

    /** One at a time, until the broker has taken one. */
    private boolean cautious = true;

    private boolean over;

    private long pausedUntil = System.nanoTime();

    Publication(
            RelaySession session,
            PipelinedChannel channel,
            Topology topology,
            MessagingSettings settings,
            Refusals refusals,
            RelayMeters meters,
            Traces traces) {
        this.session = session;
        this.channel = channel;
        this.topology = topology;
        this.settings = settings;
        this.refusals = refusals;
        this.meters = meters;
        this.traces = traces;
    }

    /** Something was committed in this process. */
    void announce() {
        looks.announce();
    }

    /**
     * Does what can be done now.
     *
     * @return for how long there is nothing to do, unless something is committed or confirmed
     * @throws BrokerException when the broker has gone
     */
    Duration step() {
        boolean answered = channel.unconfirmedCount() == 0;
        settle();
        if (!channel.isOpen()) {
            return closed();
        }
        if (channel.isOverdue(settings.confirmTimeout())) {
            throw new BrokerException("no confirm from the broker", null);
        }
        if (refusal != null || deletions.areDue(System.nanoTime())) {
            delete();
        }
        if (refusal != null && answered) {
            tryAgainOrPutAside(refusal);
        }
        return deletions.atMost(next(), System.nanoTime());
    }

    private Duration next() {
        long now = System.nanoTime();
        if (refusal != null) {
            return LookSchedule.LONGEST;
        }
        if (pausedUntil - now > 0) {
            return Duration.ofNanos(pausedUntil - now);
        }
        return send(now);
    }

    /** At the end, or before what is not confirmed is sent again: deletes at once what the broker has. */
    void finish() {
        settle();
        delete();
    }

    private void delete() {
        List<Long> ids = deletions.take();
        session.delete(ids);
        ids.forEach(onTheirWay::remove);
    }

    private void settle() {
        long now = System.nanoTime();
        for (PipelinedChannel.Sent sent : channel.takeConfirmed()) {
            deletions.add(sent.event().id(), now);
            refusals.taken(sent.event());
            cautious = refusals.isSuspect(sent.event());
            meters.published(sent);
            steps.confirmed(sent.event().id());
        }
        for (PipelinedChannel.Refusal each : channel.takeRefused()) {
            meters.failed(each.event());
            steps.refused(each.event().id());
            boolean first =
                    refusal == null || each.event().id() < refusal.event().id();
            refusal = first ? each : refusal;
        }
    }

    private void tryAgainOrPutAside(PipelinedChannel.Refusal refused) {
        refusal = null;
        cautious = true;
        onTheirWay.clear();
        position.backTo(refused.event().id());
        looks.announce();
        pausedUntil = System.nanoTime() + delayAfter(refused).toNanos();
    }

    /** Nothing when the event went aside. */
    private Duration delayAfter(PipelinedChannel.Refusal refused) {
        WaitingEvent event = refused.event();
        if (!refusals.isForGood(event, System.nanoTime())) {
            declareAgain();
            return settings.retryDelay(refusals.attempts());
        }
        session.putAside(event.id(), refused.reason());
        meters.refused(event);
        log.error(
                "The broker refuses event {} ({}) for good, it is now in outbox_refused: {}",
                event.event().messageId(),
                event.event().routingKey(),
                refused.reason());
        return Duration.ZERO;
    }

    /** In case that somebody deleted what takes it. */
    private void declareAgain() {
        if (channel.connection().isOpen()) {
            topology.declare(channel.connection());
        }
    }

    private Duration send(long now) {
        int room = (cautious ? 1 : WINDOW) - channel.unconfirmedCount();
        if (!looks.isDue(now) || room < (cautious ? 1 : SMALLEST_BATCH)) {
            return looks.isDue(now) ? LookSchedule.LONGEST : looks.untilNext(now);
        }
        List<WaitingEvent> found = read(room, now);
        for (WaitingEvent event : found) {
            if (!over && onTheirWay.add(event.id())) {
                send(event);
            }
        }
        return looks.isDue(now) ? Duration.ZERO : looks.untilNext(now);
    }

    private List<WaitingEvent> read(int room, long now) {
        List<WaitingEvent> found = session.read(position.from(now), position.missing(now), room);
        // Asked after ours were read: what was committed before them is then seen, and comes first.
        while (session.moveOldEvents()) {
            position.backTo(ReadPosition.FRONT + 1);
            found = session.read(ReadPosition.FRONT, List.of(), room);
        }
        boolean full = found.size() >= room;
        position.read(found.stream().map(WaitingEvent::id).toList(), full, now);
        looks.looked(!found.isEmpty(), full, now);
        return found;
    }

    private void send(WaitingEvent event) {
        try {
            channel.send(event, event.event().message(settings, follow(event)));
        } catch (IllegalArgumentException unwritable) {
            over = true;
            meters.failed(event);
            delayAfter(new PipelinedChannel.Refusal(event, String.valueOf(unwritable.getMessage())));
        }
    }

    /** From the publication to the broker's confirm. */
    private @Nullable String follow(WaitingEvent waiting) {
        OutboundEvent event = waiting.event();
        Step step = traces.step(
                        Span.Kind.PRODUCER, "publish " + event.routingKey(), event.traceparent(), event.publishedAt())
                .tag("messaging.system", "rabbitmq")
                .tag("messaging.message.id", event.messageId())
                .event("sent");
        steps.began(waiting.id(), step);
        return step.traceparent();
    }

    /** A broker that closes the channel does not say over which message: each is then sent alone, and so it is known. */
    private Duration closed() {
        String objection = channel.objection();
        if (objection == null) {
            throw new BrokerException("the channel has gone", null);
        }
        over = true;
        finish();
        List<WaitingEvent> unconfirmed = channel.unconfirmed();
        if (unconfirmed.size() != 1) {
            refusals.suspect(unconfirmed);
            return Duration.ZERO;
        }
        meters.failed(unconfirmed.getFirst());
        return delayAfter(new PipelinedChannel.Refusal(unconfirmed.getFirst(), objection));
    }

    /** The broker has closed the channel, or it cannot be used any more: the next one goes on. */
    boolean isOver() {
        return over;
    }

    boolean isIdle() {
        return channel.unconfirmedCount() == 0 || !channel.isOpen();
    }

    void close() {
        channel.close();
    }
}

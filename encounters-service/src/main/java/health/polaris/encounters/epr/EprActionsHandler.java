package health.polaris.encounters.epr;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.epr.message.EprReader;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.epr.message.Refusal;
import health.polaris.encounters.outcome.MessageMeters;
import health.polaris.encounters.settings.EprSettings;
import health.polaris.eventbus.consume.BatchEventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the EPR's messages from {@code encounters.epr-actions}, as many as there are, one batch after another. */
@Component
class EprActionsHandler implements BatchEventHandler<EprActions> {

    private static final Logger log = LoggerFactory.getLogger(EprActionsHandler.class);

    private final EprReader reader;
    private final EprIntake intake;
    private final RefusedMessages refused;
    private final EprSettings settings;
    private final MessageMeters meters;

    EprActionsHandler(
            EprReader reader, EprIntake intake, RefusedMessages refused, EprSettings settings, MessageMeters meters) {
        this.reader = reader;
        this.intake = intake;
        this.refused = refused;
        this.settings = settings;
        this.meters = meters;
        meters.refusable(Refusal.labels());
    }

    @Override
    public List<Rejection<EprActions>> handle(List<ReceivedEvent<EprActions>> batch) {
        List<Rejection<EprActions>> rejections = new ArrayList<>();
        Map<ReceivedEvent<EprActions>, EprFacts> readable = new LinkedHashMap<>();
        for (ReceivedEvent<EprActions> received : batch) {
            try {
                readable.put(received, reader.read(received.event()));
            } catch (RejectedMessageException refusal) {
                refuse(received, refusal).ifPresent(rejections::add);
            }
        }
        if (!readable.isEmpty()) {
            CurrentCaller.actingAs(settings.systemId(), () -> {
                Map<String, EprIntake.Done> done = intake.take(List.copyOf(readable.values()));
                readable.forEach((received, facts) -> {
                    EprIntake.Done each =
                            Objects.requireNonNull(done.get(facts.identity().uuid()));
                    report(each);
                    if (each.told().isRejected()) {
                        rejections.add(new Rejection<>(
                                received, String.valueOf(each.told().reason())));
                    }
                });
            });
        }
        return rejections;
    }

    /** A dead letter of a message whose waiting time was over says no more than which message it was. */
    private Optional<Rejection<EprActions>> refuse(
            ReceivedEvent<EprActions> received, RejectedMessageException refusal) {
        boolean done = reader.identity(received.event()).filter(refused::isDone).isPresent();
        if (done) {
            meters.repeated();
        }
        return done ? Optional.empty() : Optional.of(new Rejection<>(received, refusal.reason()));
    }

    private void report(EprIntake.Done done) {
        if (done.repeated()) {
            meters.repeated();
        }
        if (!done.told().isRejected()) {
            log.info(
                    "EPR message {} {}: {}",
                    done.told().messageUuid(),
                    done.told().outcome(),
                    done.repeated() ? "repeated" : done.told().label());
        }
    }

    /** Without a message uuid there is nobody to tell. */
    @Override
    public void rejected(@Nullable ReceivedEvent<EprActions> received, String reason) {
        Optional<MessageIdentity> message =
                Optional.ofNullable(received).map(ReceivedEvent::event).flatMap(reader::identity);
        boolean told =
                message.filter(identity -> refused.isToldAlready(identity)).isPresent();
        if (!told) {
            message.ifPresent(identity -> refused.refuse(identity, reason));
            meters.refused(Refusal.ofReason(reason).label());
        }
        log.warn(
                "EPR message {} rejected: {}",
                message.map(MessageIdentity::uuid).orElse("without uuid"),
                reason);
    }
}

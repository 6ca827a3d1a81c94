package health.polaris.encounters.epr;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.epr.message.EnvelopeReader;
import health.polaris.encounters.epr.message.EprMessage;
import health.polaris.encounters.epr.message.MessageIdentity;
import health.polaris.encounters.epr.message.Refusal;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.EprActions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the EPR's messages from {@code encounters.epr-actions}: patients side by side, each in order. */
@Component
class EprActionListener implements EventHandler<EprActions> {

    private static final Logger log = LoggerFactory.getLogger(EprActionListener.class);

    private final EnvelopeReader reader;
    private final EprProcessing processing;
    private final EprSettings settings;
    private final EprMeters meters;

    EprActionListener(EnvelopeReader reader, EprProcessing processing, EprSettings settings, EprMeters meters) {
        this.reader = reader;
        this.processing = processing;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public Set<String> orderKeys(EprActions event) {
        return reader.read(event).identifiers();
    }

    @Override
    public void handle(ReceivedEvent<EprActions> received) {
        EprMessage message = reader.read(received.event());
        CurrentCaller.actingAs(settings.systemId(), () -> {
            Processed processed = processing.process(message);
            meters.processed(processed);
            log.info("EPR message {} processed: {}", message.identity().uuid(), processed.label());
        });
    }

    /** Without a message uuid there is nobody to tell. */
    @Override
    public void rejected(@Nullable ReceivedEvent<EprActions> received, String reason) {
        Refusal refusal = Refusal.ofReason(reason);
        Optional<MessageIdentity> message =
                Optional.ofNullable(received).map(ReceivedEvent::event).flatMap(reader::identity);
        message.ifPresent(identity -> processing.reject(identity, reason));
        meters.rejected(refusal);
        log.warn(
                "EPR message {} rejected: {}",
                message.map(MessageIdentity::uuid).orElse("without uuid"),
                reason);
    }
}

package health.polaris.connector.inbound;

import health.polaris.connector.figure.Figures;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.acknowledgement.Warning;
import health.polaris.connector.hl7.acknowledgement.WarningReason;
import health.polaris.connector.hl7.batch.BatchFault;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.inbound.arrival.AcknowledgementTimes;
import health.polaris.connector.inbound.arrival.Arrival;
import health.polaris.eventbus.trace.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/** Counts and logs what came in, by sender and reason; ids of rows, never anything of a patient. */
@Component
public record InboundJournal(
        MeterRegistry meters,
        SenderLabels senders,
        SenderClocks clocks,
        Traces traces,
        Figures figures,
        AcknowledgementTimes times) {

    private static final Logger log = LoggerFactory.getLogger(InboundJournal.class);
    private static final String TOO_MANY = "too_many_messages";

    /** At 0 from the start, so that the first one after a restart is a rise that can alert. */
    public InboundJournal {
        for (WarningReason reason : WarningReason.values()) {
            warnings(meters, reason, SenderLabels.OTHER, SenderLabels.OTHER);
        }
        refusals(meters, RefusalReason.UNEXPECTED, SenderLabels.OTHER);
        for (Unreadable reason : Unreadable.values()) {
            unreadable(meters, reason);
        }
        for (BatchFault.Kind kind : BatchFault.Kind.values()) {
            faults(meters, kind.label());
        }
        faults(meters, TOO_MANY);
        acceptances(meters, SenderLabels.OTHER, SenderLabels.OTHER);
        resends(meters, SenderLabels.OTHER);
    }

    private static Counter acceptances(MeterRegistry meters, String sender, String trigger) {
        return meters.counter("polaris.hl7.accepted", "sender", sender, "trigger", trigger);
    }

    private static Counter refusals(MeterRegistry meters, RefusalReason reason, String sender) {
        return meters.counter("polaris.hl7.refused", "reason", reason.label(), "sender", sender);
    }

    private static Counter resends(MeterRegistry meters, String sender) {
        return meters.counter("polaris.hl7.resent", "sender", sender);
    }

    private static Counter unreadable(MeterRegistry meters, Unreadable reason) {
        return meters.counter("polaris.hl7.unreadable", "reason", reason.label());
    }

    private static Counter faults(MeterRegistry meters, String fault) {
        return meters.counter("polaris.hl7.batch.faults", "fault", fault);
    }

    void accepted(String uuid, Incoming incoming) {
        String sender = senders.label(incoming.message().sender());
        String trigger = incoming.event();
        traces.tag("polaris.message", uuid);
        acceptances(meters, sender, trigger).increment();
        figures.came(incoming.message().sender(), "accepted");
        incoming.exactTime().ifPresent(sentAt -> clocks.came(sender, sentAt));
        line(incoming.message()).log("Message {} ({} from {}) was accepted", uuid, trigger, sender);
        incoming.warnings().forEach(warning -> warn(uuid, warning, sender, trigger));
    }

    private void warn(String uuid, Warning warning, String sender, String trigger) {
        warnings(meters, warning.reason(), sender, trigger).increment();
        log.warn(
                "Message {} ({} from {}) was accepted with a warning: {} {}",
                uuid,
                trigger,
                sender,
                warning.code(),
                warning.field());
    }

    private static Counter warnings(MeterRegistry meters, WarningReason reason, String sender, String trigger) {
        return meters.counter("polaris.hl7.warnings", "warning", reason.label(), "sender", sender, "trigger", trigger);
    }

    void refused(String uuid, Hl7Message message, Refusal refusal) {
        String sender = senders.label(message.sender());
        String reason = refusal.reason().label();
        traces.tag("polaris.message", uuid);
        traces.tag("polaris.refusal", reason);
        refusals(meters, refusal.reason(), sender).increment();
        figures.came(message.sender(), refusal.reason() == RefusalReason.DUPLICATE ? "duplicate" : "refused");
        line(message).log("Message {} from {} was refused: {}", uuid, sender, reason);
    }

    void resent(String uuid, Hl7Message message) {
        String sender = senders.label(message.sender());
        resends(meters, sender).increment();
        line(message).log("Message {} from {} came again unchanged and got its acknowledgement again", uuid, sender);
    }

    /** With MSH-10, by which the sender's own log names the message. */
    private static LoggingEventBuilder line(Hl7Message message) {
        return log.atInfo().addKeyValue("controlId", message.controlId());
    }

    void unreadable(String uuid, Unreadable reason) {
        unreadable(meters, reason).increment();
        figures.unreadable();
        log.warn("Input {} could not be read as HL7: {}", uuid, reason.label());
    }

    /** The acknowledgement is made, and the sender has not read it yet. */
    void acknowledged(ReceivedMessage message, Arrival arrival) {
        Duration taken = arrival.age();
        times.acknowledged(arrival.transport(), taken);
        message.header().ifPresent(header -> figures.acknowledged(MessageText.sender(header), taken));
    }

    /** The text of a fault has counts and names of segments, nothing of a message. */
    public void disagreed(BatchFault fault) {
        faults(meters, fault.kind().label()).increment();
        log.warn("The envelope of a batch disagrees with its messages: {}", fault.text());
    }

    public void batchDone(int messages) {
        log.info("A batch of {} messages was acknowledged", messages);
    }

    public void batchTooLong(int most) {
        faults(meters, TOO_MANY).increment();
        log.warn("A batch of more than {} messages was refused", most);
    }

    /** Only the kind of failure: its text may quote the message. */
    public void transformerFailed(RuntimeException failure) {
        log.error("The message transformer failed ({})", failure.getClass().getName());
    }
}

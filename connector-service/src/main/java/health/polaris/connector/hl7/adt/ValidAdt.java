package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.identifier.Identifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Segment;
import java.util.Optional;

/**
 * An ADT message that passed validation.
 *
 * @param message as it is to be read
 * @param rules by which it is read
 * @param trigger the event it is handled as
 * @param patient PID
 * @param identifiers of PID-3, at least one of them present
 * @param visit PV1
 */
public record ValidAdt(
        Hl7Message message,
        ReadingRules rules,
        AdtTrigger trigger,
        Segment patient,
        Identifiers identifiers,
        Optional<Segment> visit) {

    Optional<Segment> merge() {
        return message.segment("MRG");
    }

    /** MSH-9.2 as the sender wrote it. */
    public String event() {
        String event = message.header().field(9).component(2);
        return event == null ? "" : event;
    }
}

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

    /** Whether PV1-2 says that there is no visit (N), so that PV1 is not to be read. */
    boolean saysNoVisit() {
        return visit.filter(
                        segment -> rules.codes().saysNoVisit(segment.field(2).code(1)))
                .isPresent();
    }

    /** MSH-9.2 as the sender wrote it, without blanks around. */
    public String event() {
        String event = message.header().field(9).code(2);
        return event == null ? "" : event;
    }
}

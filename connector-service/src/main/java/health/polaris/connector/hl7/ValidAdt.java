package health.polaris.connector.hl7;

import java.util.Optional;

/**
 * An ADT message that passed validation.
 *
 * @param patient PID
 * @param identifiers of PID-3, at least one of them present
 * @param visit PV1
 */
public record ValidAdt(
        Hl7Message message, AdtTrigger trigger, Segment patient, Identifiers identifiers, Optional<Segment> visit) {

    Optional<Segment> merge() {
        return message.segment("MRG");
    }
}

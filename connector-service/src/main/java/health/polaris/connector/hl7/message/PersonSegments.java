package health.polaris.connector.hl7.message;

import java.util.Optional;

/**
 * What a message has of one person.
 *
 * @param patient PID
 * @param visit PV1, of whatever class
 * @param visitDetails PV2
 * @param merge MRG
 */
public record PersonSegments(
        Segment patient, Optional<Segment> visit, Optional<Segment> visitDetails, Optional<Segment> merge) {

    /** Empty without PID. */
    static Optional<PersonSegments> of(Hl7Message message) {
        return message.segment("PID")
                .map(patient -> new PersonSegments(
                        patient, message.segment("PV1"), message.segment("PV2"), message.segment("MRG")));
    }
}

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

    private static final String NO_VISIT = "N";

    /** Empty without PID. */
    public static Optional<PersonSegments> of(Hl7Message message) {
        return message.segment("PID")
                .map(patient -> new PersonSegments(
                        patient, message.segment("PV1"), message.segment("PV2"), message.segment("MRG")));
    }

    /** PV1 when it is about a visit: IHE has senders of A28, A31 and A40 write one of class {@code N}, not applicable. */
    public Optional<Segment> stay() {
        return visit.filter(segment -> !NO_VISIT.equals(segment.field(2).value()));
    }
}

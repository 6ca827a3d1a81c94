package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;

/**
 * Reads a value somewhere else than the standard has it: {@code ZPI-4.1} as if it stood in {@code PV1-19.1}. What is
 * stored and acknowledged stays as received.
 *
 * @param to not in MSH, by which the sender is answered; a segment that is missing stays so
 * @param always also over a value that is there; but never with nothing
 */
public record FieldMove(FieldPath from, FieldPath to, boolean always) {

    MessageText apply(MessageText message) {
        String value = message.at(source());
        return saysNothing(value) || (!always && !saysNothing(message.at(to))) ? message : message.with(to, value);
    }

    /** A whole field does not fit into a component: its first component does. */
    private FieldPath source() {
        return to.component() > 0 && from.component() == 0 ? FieldPath.of(from.segment(), from.field(), 1) : from;
    }

    private static boolean saysNothing(String raw) {
        return raw.isEmpty() || raw.equals(RawSegment.HL7_NULL);
    }
}

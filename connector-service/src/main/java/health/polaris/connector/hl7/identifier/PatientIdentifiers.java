package health.polaris.connector.hl7.identifier;

import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.Segment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stored message can be found by.
 *
 * @param visitId PV1-19.1
 */
public record PatientIdentifiers(
        @Nullable String nhsNumber,
        @Nullable String mrn,
        @Nullable String visitId) {

    /** The identifiers of a message that may have been refused, as far as it has any. */
    public static PatientIdentifiers of(Hl7Message message, IdentifierRules rules) {
        Identifiers identifiers = message.segment("PID")
                .map(patient -> rules.in(patient.field(3)))
                .orElse(Identifiers.NONE);
        return of(identifiers, message.segment("PV1"), rules);
    }

    /** The identifiers of a message whose PID-3 has been read. */
    public static PatientIdentifiers of(Identifiers identifiers, Optional<Segment> visit, IdentifierRules rules) {
        return new PatientIdentifiers(
                identifiers.nhsNumber(),
                identifiers.mrn(),
                visit.map(segment -> rules.number(segment.field(19))).orElse(null));
    }
}

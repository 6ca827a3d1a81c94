package health.polaris.connector.hl7.fact;

import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.message.FieldPath;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What of the rules of a feed a fact depends on.
 *
 * @param zone of times without offset
 * @param visitNamespace of visit and account numbers
 * @param sentAt where the message says when it was sent
 * @param synchronised whether the sender's clock can be trusted
 * @param waitingTime how long a part that cannot be applied waits (contracts/identity.md §3, O2)
 * @param localWindow how far a local encounter may be from its visit (contracts/identity.md §3, O5)
 */
public record FactRules(
        IdentifierRules identifiers,
        ZoneId zone,
        String visitNamespace,
        FieldPath sentAt,
        boolean synchronised,
        Duration waitingTime,
        Duration localWindow) {

    private static final FieldPath MESSAGE_TIME = FieldPath.of("MSH", 7);
    private static final Duration DAY = Duration.ofHours(24);

    /** For whoever says nothing else. */
    public static FactRules usual(IdentifierRules identifiers, ZoneId zone) {
        return new FactRules(identifiers, zone, "", MESSAGE_TIME, true, DAY, DAY);
    }
}

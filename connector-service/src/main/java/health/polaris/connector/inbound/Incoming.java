package health.polaris.connector.inbound;

import health.polaris.connector.hl7.AdtInterpretation.Understood;
import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.SentTime;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.eventbus.publish.OutboxKey;
import java.util.Optional;

/**
 * A message that will be accepted unless it is a duplicate.
 *
 * @param content the text to store
 * @param profile of its sender
 */
record Incoming(String content, SiteProfile profile, Understood adt) {

    Hl7Message message() {
        return adt.message().message();
    }

    /** Empty for a message without control id, which is never a duplicate. */
    Optional<ControlKey> controlKey() {
        return Optional.ofNullable(message().controlId())
                .map(controlId -> new ControlKey(Direction.INBOUND, message().sender(), controlId));
    }

    /** Whose messages keep their order. */
    OutboxKey patient() {
        return PatientKey.of(adt.identifiers());
    }

    /** The row of this message, as far as it is the same for an accepted one and a duplicate. */
    StoredMessage row() {
        StoredMessage row = new StoredMessage(Direction.INBOUND, content);
        describe(row);
        return row;
    }

    /** Makes a row say what this message says; the text stays. */
    void describe(StoredMessage row) {
        row.cameFrom(message().sender());
        row.readBy(profile.name());
        row.concerns(adt.identifiers());
        row.describe(
                message().messageType(), adt.sentAt().map(SentTime::instant).orElse(null));
    }
}

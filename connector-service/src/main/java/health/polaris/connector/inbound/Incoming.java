package health.polaris.connector.inbound;

import health.polaris.connector.hl7.adt.AdtInterpretation.Understood;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.hl7.message.SentTime;
import health.polaris.connector.messagelog.ControlKey;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.MessageHeader;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.profile.SiteProfile;
import java.util.Optional;

/**
 * A message that will be accepted unless it is a duplicate.
 *
 * @param content the text to store
 * @param profile of its sender
 */
public record Incoming(String content, SiteProfile profile, Understood adt) {

    public Hl7Message message() {
        return adt.message().message();
    }

    /** MSH as received, which the answer repeats. */
    public RawSegment header() {
        return message().text().header();
    }

    /** Empty for a message without control id, which is never a duplicate. */
    public Optional<ControlKey> controlKey() {
        return Optional.ofNullable(message().controlId())
                .map(controlId -> new ControlKey(Direction.INBOUND, message().sender(), controlId));
    }

    /** What is stored of it. */
    public StoredMessage.Received received() {
        return new StoredMessage.Received(
                content,
                new MessageHeader(
                        message().sender(),
                        message().messageType(),
                        adt.sentAt().map(SentTime::instant).orElse(null),
                        message().controlId()),
                adt.identifiers(),
                profile.name());
    }
}

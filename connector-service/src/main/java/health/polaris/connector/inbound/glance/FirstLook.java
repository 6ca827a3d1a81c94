package health.polaris.connector.inbound.glance;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageLimits;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.messagelog.MessageHeader;
import health.polaris.connector.messagelog.StoredMessage.Glance;
import health.polaris.connector.profile.SiteProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at input that cannot be taken for a message, so that it is found by whatever can be made out: who sent it, its
 * control id, its type and its patient.
 */
@Component
public record FirstLook(MessageLimits limits) {
    /** @param profile of its sender */
    public Glance at(byte[] message, SiteProfile profile) {
        return at(MessageBody.approximately(message).replace("\0", ""), profile);
    }

    /** The same for a text that somebody has decoded. */
    public Glance at(String text, SiteProfile profile) {
        try {
            return MessageText.of(text)
                    .filter(message -> limits.exceededBy(message).isEmpty())
                    .map(Hl7Message::ofAll)
                    .map(message -> glance(message, profile))
                    .orElse(Glance.NOTHING);
        } catch (RuntimeException unparsable) {
            // It is kept all the same, and found by the time when it came.
            return Glance.NOTHING;
        }
    }

    private static Glance glance(Hl7Message message, SiteProfile profile) {
        IdentifierRules rules = profile.rules().identifiers();
        PatientIdentifiers patient = PatientIdentifiers.of(message, rules);
        return new Glance(
                new MessageHeader(message.sender(), blankIsNull(message.messageType()), null, message.controlId()),
                patient,
                NumbersSaid.without(NumbersSaid.ofUntaken(message, rules), patient),
                profile.name());
    }

    private static @Nullable String blankIsNull(String text) {
        return text.isBlank() ? null : text;
    }
}

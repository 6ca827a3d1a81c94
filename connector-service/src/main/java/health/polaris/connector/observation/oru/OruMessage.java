package health.polaris.connector.observation.oru;

import health.polaris.connector.hl7.identifier.IdentifierRules;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import health.polaris.connector.hl7.message.Hl7Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observation message, with what it is stored under.
 *
 * @param text the whole HL7 message
 * @param sender MSH-3 {@code |} MSH-4
 * @param messageType MSH-9
 * @param controlId MSH-10
 */
public record OruMessage(
        String text,
        String sender,
        String messageType,
        @Nullable String controlId,
        PatientIdentifiers identifiers) {

    /** What a hospital has made of a message; empty when it is no HL7. */
    public static Optional<OruMessage> read(String text) {
        return Hl7Message.read(text)
                .map(message -> new OruMessage(
                        text,
                        message.sender(),
                        message.messageType(),
                        message.controlId(),
                        PatientIdentifiers.of(message, IdentifierRules.CONTRACT)));
    }
}

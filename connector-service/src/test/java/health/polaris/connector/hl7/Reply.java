package health.polaris.connector.hl7;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.InternalMessage;
import health.polaris.connector.hl7.adt.ReadingRules;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the whole package makes of the bytes of a message, as the receiving side uses it.
 *
 * @param published without {@code message}
 * @param fact that {@code message}
 */
public record Reply(String acknowledgement, Optional<String> published, Optional<String> fact) {

    private static final AmqpJson JSON = new AmqpJson();

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static Reply to(byte[] bytes, ZoneId zone) {
        return to(bytes, CharacterSetRule.CONTRACT, ReadingRules.contract(zone));
    }

    public static Reply to(byte[] bytes, CharacterSetRule characterSet, ReadingRules rules) {
        return switch (MessageBody.of(bytes, characterSet)) {
            case MessageBody.Undecodable(Unreadable reason) -> unreadable(reason);
            case MessageBody.Decoded(String text) ->
                Hl7Message.read(text)
                        .map(message -> to(message, rules))
                        .orElseGet(() -> unreadable(Unreadable.NOT_HL7));
        };
    }

    private static Reply unreadable(Unreadable reason) {
        return new Reply("400 " + reason.message(), Optional.empty(), Optional.empty());
    }

    private static Reply to(Hl7Message message, ReadingRules rules) {
        return switch (MessagesForTests.interpret(message, rules)) {
            case AdtInterpretation.Refused(Refusal refusal) -> refused(message, refusal);
            case AdtInterpretation.Understood understood -> accepted(message, understood);
        };
    }

    private static Reply refused(Hl7Message message, Refusal refusal) {
        String text =
                Acknowledgement.refusing(message.text().header(), refusal, NOW).text();
        return new Reply(GoldenFiles.normalised(text), Optional.empty(), Optional.empty());
    }

    private static Reply accepted(Hl7Message message, AdtInterpretation.Understood understood) {
        EprActions published = InternalMessage.of("<uuid>", understood, 1, NOW);
        String text = Acknowledgement.accepting(message.text().header(), understood.warnings(), NOW)
                .text();
        ObjectNode tree = (ObjectNode) JSON.tree(published);
        JsonNode fact = tree.remove("message");
        return new Reply(GoldenFiles.normalised(text), Optional.of(JSON.write(tree)), Optional.of(JSON.write(fact)));
    }

    /** As it would be sent, with some time and id. */
    public String sent() {
        return acknowledgement
                .replace("<now>", "20261121120000+0000")
                .replace("<id>", "6325120000000000ABCD")
                .replace('\n', '\r');
    }

    /** For messages that differ in what nobody reads. */
    Reply withoutDigest() {
        return new Reply(
                acknowledgement,
                published,
                fact.map(text -> text.replaceFirst("\"content_digest\":\"[0-9a-f]{64}\"", "")));
    }
}

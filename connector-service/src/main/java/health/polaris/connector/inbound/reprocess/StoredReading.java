package health.polaris.connector.inbound.reprocess;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.inbound.InboundJournal;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.profile.SiteProfiles;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what a row holds by the rules of today, from the stage that it had reached when it came. */
@Component
record StoredReading(
        SiteProfiles profiles, MessageTransformer transformer, MessageReading reading, InboundJournal journal) {
    private static final Set<String> KEPT_AS_BASE64 = Set.of(
            Unreadable.BASE64.label(),
            Unreadable.CHARACTER_SET.label(),
            Unreadable.CHARACTER_SET_UNKNOWN.label(),
            Unreadable.NUL_CHARACTER.label());
    private static final Set<String> KEPT_UNTRANSFORMED =
            Set.of(Unreadable.CONVERTER.label(), Unreadable.NOT_HL7.label());

    /** What the row says, and in which text. */
    record Result(String text, Reading reading) {}

    Result read(StoredMessage row) {
        String content = row.content();
        String refusal = String.valueOf(row.refusal());
        if (KEPT_AS_BASE64.contains(refusal)) {
            return decoded(content).map(this::transformed).orElseGet(() -> notHl7(content));
        }
        Result asItIs = result(content);
        return KEPT_UNTRANSFORMED.contains(refusal) && asItIs.reading() instanceof Reading.NotHl7
                ? transformed(content)
                : asItIs;
    }

    private Optional<String> decoded(String base64) {
        return MessageBody.bytes(base64)
                .map(bytes -> MessageBody.of(
                        bytes, profiles.of(RawSegment.headerOf(bytes)).characterSet()))
                .map(body -> body instanceof MessageBody.Decoded(String text) ? text : null);
    }

    private Result transformed(String text) {
        try {
            return result(transformer.transformIncoming(text));
        } catch (RuntimeException failure) {
            // Code of a hospital, not ours: the message stays as it is.
            journal.transformerFailed(failure);
            return notHl7(text);
        }
    }

    private Result result(String text) {
        return new Result(text, reading.read(text));
    }

    private static Result notHl7(String text) {
        return new Result(text, new Reading.NotHl7());
    }
}

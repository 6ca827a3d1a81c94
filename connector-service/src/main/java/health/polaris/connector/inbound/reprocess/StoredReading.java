package health.polaris.connector.inbound.reprocess;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.body.MessageTransformer;
import health.polaris.connector.hl7.body.Unreadable;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.inbound.InboundJournal;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what a row holds by the rules of today, from the stage that it had reached when it came. */
@Component
public record StoredReading(
        SiteProfiles profiles, MessageTransformer transformer, MessageReading reading, InboundJournal journal) {

    private static final Set<String> KEPT_AS_BASE64 = Set.of(
            Unreadable.BASE64.label(),
            Unreadable.CHARACTER_SET.label(),
            Unreadable.CHARACTER_SET_UNKNOWN.label(),
            Unreadable.NUL_CHARACTER.label());
    private static final Set<String> KEPT_UNTRANSFORMED =
            Set.of(Unreadable.CONVERTER.label(), Unreadable.NOT_HL7.label());

    /** What the row says, and in which text. */
    public record Result(String text, Reading reading) {}

    /** By the profiles that hold, each message by that of its sender. */
    Result read(StoredMessage row) {
        return read(row, Optional.empty());
    }

    /** @param tried instead of the profile of the sender */
    public Result read(StoredMessage row, Optional<SiteProfile> tried) {
        String content = row.content();
        String refusal = String.valueOf(row.refusal());
        if (KEPT_AS_BASE64.contains(refusal)) {
            return decoded(content, tried).map(text -> transformed(text, tried)).orElseGet(() -> notHl7(content));
        }
        Result asItIs = result(content, tried);
        return KEPT_UNTRANSFORMED.contains(refusal) && asItIs.reading() instanceof Reading.NotHl7
                ? transformed(content, tried)
                : asItIs;
    }

    private Optional<String> decoded(String base64, Optional<SiteProfile> tried) {
        return MessageBody.bytes(base64)
                .map(bytes -> MessageBody.of(
                        bytes,
                        tried.orElseGet(() -> profiles.of(RawSegment.headerOf(bytes)))
                                .characterSet()))
                .map(body -> body instanceof MessageBody.Decoded(String text) ? text : null);
    }

    private Result transformed(String text, Optional<SiteProfile> tried) {
        try {
            return result(transformer.transformIncoming(text), tried);
        } catch (RuntimeException failure) {
            // Code of a hospital, not ours: the message stays as it is.
            journal.transformerFailed(failure);
            return notHl7(text);
        }
    }

    private Result result(String text, Optional<SiteProfile> tried) {
        return new Result(
                text, tried.map(profile -> reading.read(text, profile)).orElseGet(() -> reading.read(text)));
    }

    private static Result notHl7(String text) {
        return new Result(text, new Reading.NotHl7());
    }
}

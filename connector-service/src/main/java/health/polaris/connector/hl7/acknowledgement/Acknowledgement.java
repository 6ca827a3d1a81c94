package health.polaris.connector.hl7.acknowledgement;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.ErrorCode;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.message.Hl7Message;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a readable message, with the separators of the message: MSH, MSA and, for a refusal or for what was left
 * out of an accepted message, ERR in the layout of v2.5. Each segment ends with one CR.
 *
 * @param code MSA-1
 * @param error ERR-5 (HL7 table 0357); null when nothing is wrong
 * @param answered the MSH that it answers
 */
public record Acknowledgement(
        AcknowledgmentCode code, @Nullable ErrorCode error, String text, RawSegment answered) {

    /** MSH-18 of what we write, HL7 table 0211. */
    static final String UTF_8 = "UNICODE UTF-8";

    /** The text for a sender who gets it in another character set, which MSH-18 says then. */
    public String textIn(String characterSet) {
        return MessageText.of(text)
                .map(message -> message.header().line())
                .filter(header -> header.endsWith(UTF_8))
                .map(header -> header.substring(0, header.length() - UTF_8.length())
                        + characterSet
                        + text.substring(header.length()))
                .orElse(text);
    }

    /** MSA-1 of another system's acknowledgement; empty when it cannot be read. */
    public static Optional<String> status(String text) {
        return Hl7Message.read(text)
                .flatMap(message -> message.segment("MSA"))
                .map(segment -> segment.field(1).value());
    }

    /** The acknowledgement that an accepted message was given, as it was stored. */
    public static Acknowledgement stored(String text, RawSegment answered) {
        return new Acknowledgement(AcknowledgmentCode.AA, null, text, answered);
    }

    /** AA, with what was left out of the message. */
    public static Acknowledgement accepting(RawSegment header, List<Warning> warnings, Instant now) {
        List<Warning> told = warnings.stream().filter(Warning::isTold).toList();
        String text = AcknowledgementWriter.answering(header, now).acceptance(told);
        return new Acknowledgement(AcknowledgmentCode.AA, null, text, header);
    }

    public static Acknowledgement refusing(RawSegment header, Refusal refusal, Instant now) {
        AcknowledgementWriter writer = AcknowledgementWriter.answering(header, now);
        return new Acknowledgement(refusal.reason().code(), refusal.reason().error(), writer.refusal(refusal), header);
    }

    /** The commit acknowledgement of the enhanced mode: CA, CE or CR. */
    static Acknowledgement committing(RawSegment header, AcknowledgmentCode code, Instant now) {
        String text = AcknowledgementWriter.answering(header, now).statement(code);
        return new Acknowledgement(code, null, text, header);
    }

    /**
     * The refusal of bytes that could not be taken as a message; empty when not even their MSH can be read.
     *
     * @param message whole, or as much of its beginning as there is
     */
    public static Optional<Acknowledgement> refusingUnread(byte[] message, Refusal refusal, Instant now) {
        return MessageText.of(MessageBody.approximately(message).replace("\0", ""))
                .map(text -> refusing(text.header(), refusal, now));
    }

    /** The refusal of something in a batch that has no MSH: back to the sender of the batch, and MSA-2 stays empty. */
    public static Acknowledgement refusingWithoutHeader(RawSegment batchHeader, Refusal refusal, Instant now) {
        AcknowledgementWriter writer = AcknowledgementWriter.answeringBatch(batchHeader, now);
        return new Acknowledgement(
                refusal.reason().code(), refusal.reason().error(), writer.refusal(refusal), batchHeader);
    }
}

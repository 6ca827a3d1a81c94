package health.polaris.connector.mllp;

import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.hl7.acknowledgement.EnhancedMode;
import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.inbound.ReceivedMessage;
import health.polaris.connector.mllp.frame.FrameWriter;
import health.polaris.connector.profile.AcknowledgementMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From an acknowledgement to the frames that the sender of the message wants, by the mode its site profile says. */
@Component
record AcknowledgementFrames(Clock clock) {
    private static final int MSH_18 = 18;

    /** The answers to a message that is kept, taken or not, in the order of sending. */
    List<Acknowledgement> ofStored(ReceivedMessage message, Acknowledgement acknowledgement) {
        return answers(message, acknowledgement, true);
    }

    /** The answer to what was not taken as a message. */
    Reply notStored(ReceivedMessage beginning, Acknowledgement acknowledgement) {
        return reply(beginning, answers(beginning, acknowledgement, false));
    }

    /** The acknowledgements of a batch, in one frame and in the original mode. */
    static Reply batch(String acknowledgements) {
        return Reply.of(List.of(FrameWriter.frame(acknowledgements, StandardCharsets.UTF_8)));
    }

    private List<Acknowledgement> answers(ReceivedMessage message, Acknowledgement acknowledgement, boolean stored) {
        return switch (mode(message)) {
            case ORIGINAL, APPLICATION_ALONE -> List.of(acknowledgement);
            case ENHANCED -> EnhancedMode.answers(acknowledgement, stored, clock.instant());
            case COMMIT_ALONE -> List.of(EnhancedMode.commitAlone(acknowledgement, clock.instant()));
        };
    }

    static Reply reply(ReceivedMessage message, List<Acknowledgement> answers) {
        return Reply.of(answers.stream().map(answer -> frame(message, answer)).toList());
    }

    private static byte[] frame(ReceivedMessage message, Acknowledgement answer) {
        Charset charset = charset(message, answer.text());
        boolean asWritten = charset.equals(StandardCharsets.US_ASCII) || charset.equals(StandardCharsets.UTF_8);
        return FrameWriter.frame(asWritten ? answer.text() : answer.textIn(declared(message, charset)), charset);
    }

    /** What the sender calls the set itself, where it says so. */
    private static String declared(ReceivedMessage message, Charset charset) {
        return message.header()
                .map(header -> header.field(MSH_18))
                .filter(name -> !name.isBlank())
                .orElse(charset.name());
    }

    /** That of the message, because the answer repeats its header. Most answers are ASCII, the same in all of them. */
    private static Charset charset(ReceivedMessage message, String answer) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(answer)
                ? StandardCharsets.US_ASCII
                : Optional.of(MessageBody.charset(
                                message.bytes(), message.profile().characterSet()))
                        .filter(charset -> charset.newEncoder().canEncode(answer))
                        .orElse(StandardCharsets.UTF_8);
    }

    /** A sender may acknowledge our acknowledgements on the same connection. To answer those would never end. */
    static boolean isAcknowledgement(ReceivedMessage message) {
        return message.header().filter(AcknowledgementFrames::isAcknowledgement).isPresent();
    }

    static boolean isAcknowledgement(RawSegment header) {
        return "ACK".equals(header.component(9, 1));
    }

    private static AcknowledgementMode mode(ReceivedMessage message) {
        return message.header().isPresent() ? message.profile().acknowledgementMode() : AcknowledgementMode.ORIGINAL;
    }
}

package health.polaris.connector.mllp;

import health.polaris.connector.hl7.EnhancedMode;
import health.polaris.connector.hl7.Hl7Message;
import health.polaris.connector.hl7.MessageBody;
import health.polaris.connector.hl7.RawHeader;
import health.polaris.connector.mllp.frame.FrameWriter;
import health.polaris.connector.profile.AcknowledgementMode;
import health.polaris.connector.profile.SiteProfiles;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From an acknowledgement to the frames that the sender of the message wants, by the mode its site profile says. */
@Component
class AcknowledgementFrames {

    private final SiteProfiles profiles;
    private final Clock clock;

    AcknowledgementFrames(SiteProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The answer to a message that is kept, taken or not. */
    Reply stored(byte[] message, String acknowledgement) {
        return reply(message, acknowledgement, true);
    }

    /** The answer to what was not taken as a message. */
    Reply notStored(byte[] beginning, String acknowledgement) {
        return reply(beginning, acknowledgement, false);
    }

    private Reply reply(byte[] message, String acknowledgement, boolean stored) {
        List<String> answers = enhancedHeader(message)
                .map(header -> EnhancedMode.answers(header, acknowledgement, stored, clock.instant()))
                .orElseGet(() -> List.of(acknowledgement));
        return Reply.of(answers.stream()
                .map(answer -> FrameWriter.frame(answer, charset(message, answer)))
                .toList());
    }

    /** That of the message, because the answer repeats its header. Most answers are ASCII, the same in all of them. */
    private Charset charset(byte[] message, String answer) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(answer)
                ? StandardCharsets.US_ASCII
                : MessageBody.charset(message, profiles.of(message).characterSet());
    }

    /**
     * In the enhanced mode a sender may acknowledge our acknowledgements on the same connection. To answer those would
     * never end.
     */
    boolean isAcknowledgement(byte[] message) {
        return enhancedHeader(message)
                .filter(header -> header.messageType().startsWith("ACK"))
                .isPresent();
    }

    private Optional<Hl7Message> enhancedHeader(byte[] message) {
        return RawHeader.of(message).filter(this::isEnhanced);
    }

    private boolean isEnhanced(Hl7Message header) {
        return profiles.of(header).acknowledgementMode() == AcknowledgementMode.ENHANCED;
    }
}

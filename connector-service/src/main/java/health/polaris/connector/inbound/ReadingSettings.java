package health.polaris.connector.inbound;

import health.polaris.connector.hl7.message.MessageLimits;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a message is read at most. A message with more is refused with AR and kept.
 *
 * @param maximalCharacters {@code HL7_MAX_CHARACTERS}, of one message
 * @param maximalSegments {@code HL7_MAX_SEGMENTS}, of one message
 * @param maximalRepetitions {@code HL7_MAX_REPETITIONS}, of one field that is read
 * @param maximalUnescapedCharacters {@code HL7_MAX_UNESCAPED_CHARACTERS}, of one segment that is read, when its escape
 *     sequences are resolved
 */
@Validated
@ConfigurationProperties("polaris.connector.reading")
record ReadingSettings(
        @Min(1) int maximalCharacters,
        @Min(1) int maximalSegments,
        @Min(1) int maximalRepetitions,
        @Min(1) int maximalUnescapedCharacters) {

    MessageLimits limits() {
        return new MessageLimits(maximalCharacters, maximalSegments, maximalRepetitions, maximalUnescapedCharacters);
    }
}

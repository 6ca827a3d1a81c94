package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import health.polaris.connector.hl7.escape.EscapeSequences;
import java.util.Optional;

/**
 * How much of a message is parsed at most. Looked at before the parse, because HAPI makes an object of every component,
 * and a sequence of seven characters can stand for 160.
 *
 * @param characters of the whole text
 * @param segments of the whole text, blank lines not counted
 * @param repetitions of one field of a segment that is read
 * @param unescapedCharacters of one segment that is read, when its escape sequences are resolved
 */
public record MessageLimits(int characters, int segments, int repetitions, int unescapedCharacters) {

    private static final int MILLION = 1_000_000;

    /** What connector.yaml has unless a hospital sets it. */
    public static final MessageLimits USUAL = new MessageLimits(16 * MILLION, MILLION, MILLION, 32 * MILLION);

    /** A limit that a message goes beyond, in words for its sender. */
    public record Exceeded(String what, int most, String setting) {}

    /** The first limit that the message goes beyond. */
    public Optional<Exceeded> exceededBy(MessageText text) {
        if (text.length() > characters) {
            return Optional.of(new Exceeded("characters", characters, "HL7_MAX_CHARACTERS"));
        }
        if (text.countSegments(segments) > segments) {
            return Optional.of(new Exceeded("segments", segments, "HL7_MAX_SEGMENTS"));
        }
        if (text.every(Hl7Message.READ).anyMatch(this::repeatsTooOften)) {
            return Optional.of(new Exceeded("repetitions of a field", repetitions, "HL7_MAX_REPETITIONS"));
        }
        return text.every(Hl7Message.READ).anyMatch(this::unescapesTooFar)
                ? Optional.of(new Exceeded(
                        "characters in a segment when its escape sequences are resolved",
                        unescapedCharacters,
                        "HL7_MAX_UNESCAPED_CHARACTERS"))
                : Optional.empty();
    }

    private boolean repeatsTooOften(RawSegment segment) {
        EncodingCharacters separators = segment.separators();
        String line = segment.line();
        int there = 1;
        for (int index = 0; index < line.length() && there <= repetitions; index++) {
            char character = line.charAt(index);
            if (character == separators.getFieldSeparator()) {
                there = 1;
            } else if (character == separators.getRepetitionSeparator()) {
                there++;
            }
        }
        return there > repetitions;
    }

    private boolean unescapesTooFar(RawSegment segment) {
        return EscapeSequences.unescapedLength(segment.line(), segment.separators()) > unescapedCharacters;
    }
}

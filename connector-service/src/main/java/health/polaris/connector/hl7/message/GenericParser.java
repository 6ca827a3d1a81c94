package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.hl7.escape.EscapeSequences;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * HAPI's parser, with the generic model (no version, no structure is refused), without validation, with our escape
 * sequences. One for all threads and all messages whose sequences of bytes are in the same character sets: it keeps no
 * state of a parse.
 */
final class GenericParser {

    private static final int MOST = 100;

    private static final Map<List<Charset>, PipeParser> PARSERS = new ConcurrentHashMap<>();

    private GenericParser() {}

    private static PipeParser parser(List<Charset> charsets) {
        HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
        context.getParserConfiguration().setValidating(false);
        context.getParserConfiguration().setEscaping(EscapeSequences.escaping(charsets));
        return context.getPipeParser();
    }

    static Message nothing() {
        return nothing(parserOf(CharacterSetRule.CONTRACT.forEscapeSequences(List.of())));
    }

    private static Message nothing(PipeParser parser) {
        GenericMessage message =
                new GenericMessage.UnknownVersion(parser.getHapiContext().getModelClassFactory());
        message.setParser(parser);
        return message;
    }

    /** Senders decide which sets there are: of more than anybody needs none is kept. */
    private static PipeParser parserOf(List<Charset> charsets) {
        PipeParser known = PARSERS.get(charsets);
        if (known != null) {
            return known;
        }
        return PARSERS.size() < MOST ? PARSERS.computeIfAbsent(charsets, GenericParser::parser) : parser(charsets);
    }

    /**
     * Into a message of no version, so that MSH-9 and MSH-12 may say what they like.
     *
     * @param rule for bytes in escape sequences
     */
    static Message parse(String text, RawSegment header, CharacterSetRule rule) {
        try {
            PipeParser parser = parserOf(rule.forEscapeSequences(header.characterSets()));
            Message message = nothing(parser);
            parser.parse(message, text);
            return message;
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("The generic model takes every message with an MSH", impossible);
        }
    }

    static Type parse(Message message, String field, EncodingCharacters separators) {
        try {
            Type type = new Varies(message);
            ((PipeParser) message.getParser()).parse(type, field, separators);
            return type;
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("The generic model takes every field", impossible);
        }
    }

    static Segment segment(Message message, String name) {
        try {
            return (Segment) message.get(name);
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("The segment is there", impossible);
        }
    }
}

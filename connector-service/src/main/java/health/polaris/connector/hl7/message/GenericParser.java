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
import health.polaris.connector.hl7.charset.KnownCharsets;
import health.polaris.connector.hl7.escape.EscapeSequences;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's parser, with the generic model (no version, no structure is refused), without validation, with our escape
 * sequences. One for all threads and each character set that MSH-18 declares: it keeps no state of a parse.
 */
final class GenericParser {

    private static final int MSH_18 = 18;
    private static final PipeParser UNDECLARED = parser(null);
    private static final Map<Charset, PipeParser> DECLARED = new ConcurrentHashMap<>();

    private GenericParser() {}

    private static PipeParser parser(@Nullable Charset declared) {
        HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
        context.getParserConfiguration().setValidating(false);
        context.getParserConfiguration().setEscaping(EscapeSequences.escaping(declared));
        return context.getPipeParser();
    }

    static Message nothing() {
        return nothing(UNDECLARED);
    }

    private static Message nothing(PipeParser parser) {
        GenericMessage message =
                new GenericMessage.UnknownVersion(parser.getHapiContext().getModelClassFactory());
        message.setParser(parser);
        return message;
    }

    /** The set that the first repetition of MSH-18 names, which bytes in escape sequences are in. */
    static @Nullable Charset declared(RawSegment header) {
        String name = header.value(MSH_18);
        return name == null ? null : KnownCharsets.named(name).orElse(null);
    }

    /** Into a message of no version, so that MSH-9 and MSH-12 may say what they like. */
    static Message parse(String text, RawSegment header) {
        try {
            Charset declared = declared(header);
            PipeParser parser =
                    declared == null ? UNDECLARED : DECLARED.computeIfAbsent(declared, GenericParser::parser);
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

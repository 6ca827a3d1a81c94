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

/**
 * HAPI's parser, with the generic model (no version, no structure is refused), without validation, with our escape
 * sequences. One for all threads: it keeps no state of a parse.
 */
final class GenericParser {

    private static final HapiContext CONTEXT = new DefaultHapiContext(new GenericModelClassFactory());
    private static final PipeParser PARSER = parser();

    private GenericParser() {}

    private static PipeParser parser() {
        CONTEXT.getParserConfiguration().setValidating(false);
        CONTEXT.getParserConfiguration().setEscaping(EscapeSequences.ESCAPING);
        return CONTEXT.getPipeParser();
    }

    static Message nothing() {
        GenericMessage message = new GenericMessage.UnknownVersion(CONTEXT.getModelClassFactory());
        message.setParser(PARSER);
        return message;
    }

    /** Into a message of no version, so that MSH-9 and MSH-12 may say what they like. */
    static Message parse(String text) {
        try {
            Message message = nothing();
            PARSER.parse(message, text);
            return message;
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("The generic model takes every message with an MSH", impossible);
        }
    }

    static Type parse(Message message, String field, EncodingCharacters separators) {
        try {
            Type type = new Varies(message);
            PARSER.parse(type, field, separators);
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

package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import java.util.function.Function;

/**
 * HAPI's encoder with our escape sequences and without validation, because senders' fields are echoed right or wrong, and
 * EPRs are used to values that no version permits. Any separators will do, also those that HAPI's own way of encoding
 * refuses (an MSH-2 of one character).
 */
public final class MessageEncoder {

    private static final HapiContext CONTEXT = context();

    private MessageEncoder() {}

    private static HapiContext context() {
        HapiContext context = new DefaultHapiContext();
        // ValidationContextFactory.noValidation() would still trim ST, FT and TX.
        context.getParserConfiguration().setValidating(false);
        context.getParserConfiguration().setEscaping(EscapeSequences.ESCAPING);
        return context;
    }

    /** An empty message, {@code ACK::new}, to be filled and encoded. */
    public static <M extends Message> M empty(Function<ModelClassFactory, M> structure) {
        M message = structure.apply(CONTEXT.getModelClassFactory());
        message.setParser(CONTEXT.getPipeParser());
        return message;
    }

    /** What HAPI's typed setters do; they throw only where values are validated. */
    @FunctionalInterface
    public interface Filling {

        void run() throws HL7Exception;
    }

    /** Fills a message. */
    public static void fill(Filling filling) {
        try {
            filling.run();
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("Without validation every value is taken", impossible);
        }
    }

    /** The text of a message, each segment ended by CR; {@link EscapeSequences#verbatim verbatim} values as they are. */
    public static String encode(Message message, EncodingCharacters separators) {
        try {
            return EscapeSequences.withoutMarks(PipeParser.encode(message, separators));
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("A message that was filled can be encoded", impossible);
        }
    }
}

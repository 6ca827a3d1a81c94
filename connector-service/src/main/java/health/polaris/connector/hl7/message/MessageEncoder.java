package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import health.polaris.connector.hl7.escape.EscapeSequences;
import health.polaris.connector.hl7.escape.LineEndEscape;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * HAPI's encoder with our escape sequences and without validation, because senders' fields are echoed right or wrong, and
 * EPRs are used to values that no version permits. Any separators will do, also those that HAPI's own way of encoding
 * refuses (an MSH-2 of one character).
 */
public final class MessageEncoder {

    private static final Map<LineEndEscape, HapiContext> CONTEXTS = Arrays.stream(LineEndEscape.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), MessageEncoder::context));

    private MessageEncoder() {}

    private static HapiContext context(LineEndEscape lineEnds) {
        HapiContext context = new DefaultHapiContext();
        // ValidationContextFactory.noValidation() would still trim ST, FT and TX.
        context.getParserConfiguration().setValidating(false);
        context.getParserConfiguration().setEscaping(EscapeSequences.escaping(lineEnds));
        return context;
    }

    /** An empty message, {@code ACK::new}, to be filled and encoded. */
    public static <M extends Message> M empty(Function<ModelClassFactory, M> structure) {
        return empty(structure, LineEndEscape.X0D);
    }

    /** The same with another way to write line ends. */
    public static <M extends Message> M empty(Function<ModelClassFactory, M> structure, LineEndEscape lineEnds) {
        HapiContext context = Objects.requireNonNull(CONTEXTS.get(lineEnds));
        M message = structure.apply(context.getModelClassFactory());
        message.setParser(context.getPipeParser());
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

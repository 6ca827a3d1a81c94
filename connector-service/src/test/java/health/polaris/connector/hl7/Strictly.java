package health.polaris.connector.hl7;

import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.Map;
import java.util.regex.Pattern;

/** HAPI as others use it on what we send: with the model of the version that MSH-12 says, and its default validation. */
public final class Strictly {

    private static final HapiContext HAPI = hapi(new DefaultHapiContext());

    /** Versions that we have no model of, and the nearest that we have. */
    private static final Map<String, HapiContext> NEAREST =
            Map.of("2.3.1", modelOf("2.4"), "2.5.1", modelOf("2.5"), "2.7", modelOf("2.6"), "2.8", modelOf("2.6"));

    private static final int VERSION = 11;

    /** What stands around messages in a batch. */
    private static final Pattern ENVELOPE = Pattern.compile("(?<=\\r)(?:BTS|FTS|BHS|FHS)[^\\r]*\\r");

    private Strictly() {}

    private static HapiContext modelOf(String version) {
        return hapi(new DefaultHapiContext(new CanonicalModelClassFactory(version)));
    }

    private static HapiContext hapi(HapiContext hapi) {
        hapi.setValidationContext(ValidationContextFactory.defaultValidation());
        return hapi;
    }

    /**
     * Holds against HAPI's rules what we sent: one message, or a batch of them. What echoes the header of a sender that speaks
     * no HL7 that HAPI has a model of, as hostile ones do, says nothing about us.
     *
     * @return the same
     */
    public static String permitted(String sent) {
        for (String message : sent.split("(?<=\\r)(?=MSH\\W)")) {
            if (isOfOrdinarySender(message)) {
                String alone = ENVELOPE.matcher(message).replaceAll("");
                assertThatCode(() -> parse(alone)).as(alone.replace('\r', '\n')).doesNotThrowAnyException();
            }
        }
        return sent;
    }

    private static String[] header(String message) {
        return message.split("\r", 2)[0].split("\\|", -1);
    }

    private static boolean isOfOrdinarySender(String message) {
        String[] header = header(message);
        return message.startsWith("MSH|^~\\&|")
                && header.length > VERSION
                && header[VERSION - 1].matches("[PTD]")
                && header[VERSION].matches("2\\.([3-8]|[35]\\.1)");
    }

    /** @throws HL7Exception with what HAPI objects to */
    public static Message parse(String text) throws HL7Exception {
        String[] header = header(text);
        return NEAREST.getOrDefault(header.length > VERSION ? header[VERSION] : "", HAPI)
                .getPipeParser()
                .parse(text);
    }
}

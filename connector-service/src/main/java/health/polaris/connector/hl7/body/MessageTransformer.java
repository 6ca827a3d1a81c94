package health.polaris.connector.hl7.body;

/**
 * Port for what one hospital's feed needs before it can be read as HL7, and what its own systems need in what we send.
 * The default leaves texts alone; a bean of this type replaces it.
 */
@FunctionalInterface
public interface MessageTransformer {

    /**
     * The text to read and to store instead of the one received. A failure is answered with 400, the received text is
     * kept.
     *
     * @param text decoded, with the sender's own line ends
     */
    String transformIncoming(String text);

    /**
     * The text to store and to send instead of an observation message that is ready to go. A failure, or a text that is
     * no HL7, is answered with 503; nothing is stored, and observation sets of the bus wait.
     *
     * @param text ORU^R01, each segment ended by CR
     */
    default String transformOutgoing(String text) {
        return text;
    }
}

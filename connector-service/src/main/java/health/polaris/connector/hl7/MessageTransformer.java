package health.polaris.connector.hl7;

/**
 * Port for what one hospital's feed needs before it can be read as HL7. The default leaves the text alone; a bean of
 * this type replaces it.
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
}

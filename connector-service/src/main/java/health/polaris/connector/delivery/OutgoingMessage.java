package health.polaris.connector.delivery;

/**
 * What a destination gets.
 *
 * @param content HL7 text or XML
 * @param requestId of the request that brought it, for {@code X-Request-ID}
 */
public record OutgoingMessage(String content, String requestId) {

    /** Without the content, in case somebody logs it. */
    @Override
    public String toString() {
        return "OutgoingMessage[%s]".formatted(requestId);
    }
}

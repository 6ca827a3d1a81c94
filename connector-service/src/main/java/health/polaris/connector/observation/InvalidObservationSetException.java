package health.polaris.connector.observation;

/** No message can be made of what came. */
public final class InvalidObservationSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String answer;

    /** @param reason for logs and the caller alike, without anything of the patient */
    public InvalidObservationSetException(String reason) {
        this(reason, reason);
    }

    /** @param answer for the caller alone: it repeats what the caller sent */
    public InvalidObservationSetException(String reason, String answer) {
        super(reason, null, false, false);
        this.answer = answer;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String answer() {
        return answer;
    }
}

package health.polaris.messages.token;

/** {@code {"jwt": "…"}}. */
public record TokenResponse(String jwt) {

    /** The token is no text for logs. */
    @Override
    public String toString() {
        return "TokenResponse";
    }
}

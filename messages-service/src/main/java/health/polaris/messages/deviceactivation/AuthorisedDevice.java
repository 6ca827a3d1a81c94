package health.polaris.messages.deviceactivation;

/** The secret by which a device gets its tokens; shown once. */
public record AuthorisedDevice(String authorisationCode, String deviceId) {

    /** The code is no text for logs. */
    @Override
    public String toString() {
        return "AuthorisedDevice";
    }
}

package health.polaris.connector.profile;

import java.util.List;

/** A file of profiles that cannot be used, with everything that is wrong in it. */
final class InvalidProfilesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param problems {@code profile stmarys: time-zone: no such zone "Europe/Lodnon"} */
    InvalidProfilesException(String file, List<String> problems) {
        this("Site profiles " + file + ": " + String.join("; ", problems));
    }

    private InvalidProfilesException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

package health.polaris.connector.inbound.arrival;

import java.util.Locale;

/** What messages come over. */
public enum Transport {
    HTTP,
    MLLP;

    /** The value for a metric label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

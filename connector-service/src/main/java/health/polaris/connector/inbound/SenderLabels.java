package health.polaris.connector.inbound;

import health.polaris.web.monitoring.BoundedLabels;
import org.springframework.stereotype.Component;

/**
 * Senders as labels of metrics: MSH-3 and MSH-4 are free text of the network, so their characters, length and number
 * are bounded.
 */
@Component
public class SenderLabels {

    static final int MOST = 50;
    public static final String OTHER = BoundedLabels.OTHER;

    private final BoundedLabels labels = new BoundedLabels(MOST, "[^A-Za-z0-9_.^| -]", "_");

    /** {@code PASHUB|STMARYS}; senders after the first fifty are {@code other}. */
    public String label(String sender) {
        return labels.label(sender);
    }
}

package health.polaris.connector.inbound;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Senders as labels of metrics: MSH-3 and MSH-4 are free text of the network, so their characters, length and number
 * are bounded.
 */
@Component
public class SenderLabels {

    static final int MOST = 50;
    public static final String OTHER = "other";
    private static final int LONGEST = 60;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** {@code PASHUB|STMARYS}; senders after the first fifty are {@code other}. */
    public String label(String sender) {
        String label = (sender.length() > LONGEST ? sender.substring(0, LONGEST) : sender)
                .replaceAll("[^A-Za-z0-9_.^| -]", "_");
        return known.contains(label) || (known.size() < MOST && known.add(label)) ? label : OTHER;
    }
}

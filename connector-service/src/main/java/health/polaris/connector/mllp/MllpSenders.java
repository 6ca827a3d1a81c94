package health.polaris.connector.mllp;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who was heard last on each open connection of this replica. */
@Component
public class MllpSenders {

    private final Map<MllpPeer, String> heard = new ConcurrentHashMap<>();

    void heard(MllpPeer peer, String sender) {
        heard.put(peer, sender);
    }

    void gone(MllpPeer peer) {
        heard.remove(peer);
    }

    /** How many connections by sender, MSH-3 {@code |} MSH-4; those on which nothing has come yet are nobody's. */
    public Map<String, Integer> connections() {
        Map<String, Integer> connections = new HashMap<>();
        heard.values().forEach(sender -> connections.merge(sender, 1, Integer::sum));
        return connections;
    }
}

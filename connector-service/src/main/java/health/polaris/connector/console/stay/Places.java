package health.polaris.connector.console.stay;

import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.util.HashMap;
import java.util.Map;

/** Names of places, each asked for once for a page. */
final class Places {

    /** Of a page; those beyond keep their ids. */
    private static final int MOST = 60;

    private final Services services;
    private final Session session;
    private final Map<String, String> names = new HashMap<>();

    Places(Services services, Session session) {
        this.services = services;
        this.session = session;
    }

    /** {@code N-Ward 4:Bay 2:Bed 1}, or the id where there is no name. */
    String name(String uuid) {
        return names.size() >= MOST && !names.containsKey(uuid) ? uuid : names.computeIfAbsent(uuid, this::asked);
    }

    private String asked(String uuid) {
        Object found = services.tryEncounters(session, "/dhos/v1/location/" + uuid, Map.of())
                .get("found");
        return found instanceof Map<?, ?> place && place.get("ods_code") != null
                ? String.valueOf(place.get("ods_code"))
                : uuid;
    }
}

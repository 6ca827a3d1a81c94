package health.polaris.connector.console.stay;

import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of places, all of which are asked for at once. */
final class Places {

    /** Of a page; those beyond keep their ids. */
    private static final int MOST = 60;

    private final Map<?, ?> known;

    Places(Services services, Session session, Collection<String> uuids) {
        String asked = uuids.stream().distinct().limit(MOST).collect(Collectors.joining(","));
        Object found = asked.isEmpty()
                ? Map.of()
                : services.tryEncounters(session, "/dhos/v1/location", Map.of("uuid", asked))
                        .get("found");
        this.known = found instanceof Map<?, ?> places ? places : Map.of();
    }

    /** {@code N-Ward 4:Bay 2:Bed 1}, or the id where there is no name. */
    String name(String uuid) {
        return known.get(uuid) instanceof Map<?, ?> place && place.get("ods_code") != null
                ? String.valueOf(place.get("ods_code"))
                : uuid;
    }
}

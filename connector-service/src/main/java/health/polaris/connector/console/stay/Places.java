package health.polaris.connector.console.stay;

import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of places, all of which are asked for ahead, as they are or as they were shown at a moment. */
final class Places {

    private final Map<?, ?> known;

    Places(Services services, Session session, Collection<String> uuids, @Nullable String asOf) {
        this.known = Described.of(services, session, "/dhos/v1/location", uuids, asOf);
    }

    /** {@code N-Ward 4:Bay 2:Bed 1}, or the id where there is no name. */
    String name(String uuid) {
        return known.get(uuid) instanceof Map<?, ?> place && place.get("ods_code") != null
                ? String.valueOf(place.get("ods_code"))
                : uuid;
    }
}

package health.polaris.connector.console.stay;

import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What encounters-service says of many uuids, in as many questions as addresses of a usual length take. */
final class Described {

    private static final int OF_A_QUESTION = 60;

    private Described() {}

    /**
     * @param path of a route that takes {@code uuid} and answers {@code {"<uuid>": {…}}}
     * @param asOf as it was shown then, which the route takes as {@code as_of}; null: as it is shown now
     * @return by uuid; empty where the operator may not see it
     */
    static Map<Object, Object> of(
            Services services, Session session, String path, Collection<String> uuids, @Nullable String asOf) {
        List<String> asked = uuids.stream().distinct().toList();
        Map<Object, Object> described = new HashMap<>();
        for (int from = 0; from < asked.size(); from += OF_A_QUESTION) {
            List<String> slice = asked.subList(from, Math.min(asked.size(), from + OF_A_QUESTION));
            Map<String, @Nullable String> parameters = new HashMap<>(Map.of("uuid", String.join(",", slice)));
            parameters.put("as_of", asOf);
            Map<String, Object> answer = services.tryEncounters(session, path, parameters);
            if (answer.get("refused") != null || !(answer.get("found") instanceof Map<?, ?> found)) {
                return described;
            }
            described.putAll(found);
        }
        return described;
    }
}

package health.polaris.connector.console.stay;

import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What encounters-service says of many uuids, in as many questions as addresses of a usual length take. */
final class Described {

    private static final int OF_A_QUESTION = 60;

    private Described() {}

    /**
     * @param path of a route that takes {@code uuid} and answers {@code {"<uuid>": {…}}}
     * @return by uuid; empty where the operator may not see it
     */
    static Map<Object, Object> of(Services services, Session session, String path, Collection<String> uuids) {
        List<String> asked = uuids.stream().distinct().toList();
        Map<Object, Object> described = new HashMap<>();
        for (int from = 0; from < asked.size(); from += OF_A_QUESTION) {
            List<String> slice = asked.subList(from, Math.min(asked.size(), from + OF_A_QUESTION));
            Map<String, Object> answer = services.tryEncounters(session, path, Map.of("uuid", String.join(",", slice)));
            if (answer.get("refused") != null || !(answer.get("found") instanceof Map<?, ?> found)) {
                return described;
            }
            described.putAll(found);
        }
        return described;
    }
}

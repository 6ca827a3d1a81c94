package health.polaris.encounters.chronicle;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.polaris.common.logging.RequestId;
import health.polaris.common.security.CurrentCaller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the database what makes this transaction change rows; the triggers write it beside each change. */
@Component
public record Causes(JdbcClient database, JsonMapper json) {

    private static final String SAY = "select set_config('polaris.cause', ?, true)";

    private static final String SAY_FIRST = SAY + " where coalesce(current_setting('polaris.cause', true), '') = ''";

    /** See keep_in_chronicle() in the migration. */
    private record Told(
            @JsonProperty("caller") String caller,
            @JsonProperty("request") String request,
            @JsonProperty("facts") List<Cause> facts,
            @JsonProperty("of") Map<String, Integer> of) {}

    /** The caller of this thread, unless something was said in this transaction already. */
    public void areTheCaller() {
        say(SAY_FIRST, List.of(), Map.of());
    }

    /**
     * In one statement, however many rows they are.
     *
     * @param ofRows by the uuid of the encounter or patient
     */
    public void are(Map<String, Cause> ofRows) {
        Map<Cause, Integer> places = new LinkedHashMap<>();
        Map<String, Integer> of = new HashMap<>();
        ofRows.forEach((uuid, cause) -> {
            places.putIfAbsent(cause, places.size());
            of.put(uuid, places.get(cause));
        });
        say(SAY, new ArrayList<>(places.keySet()), of);
    }

    private void say(String statement, List<Cause> facts, Map<String, Integer> of) {
        Told told = new Told(CurrentCaller.get().id(), RequestId.current(), facts, of);
        database.sql(statement).param(json.writeValueAsString(told)).query(row -> {});
    }
}

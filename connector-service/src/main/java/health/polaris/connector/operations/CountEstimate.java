package health.polaris.connector.operations;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How many messages a filter selects: counted while they are few, then what the planner expects. */
final class CountEstimate {

    static final int MOST_COUNTED = 10_000;

    private CountEstimate() {}

    static long of(JdbcClient database, Selection selection) {
        String matching = "select 1" + selection.from() + selection.where();
        long counted = database.sql(
                        "select count(*) from (" + matching + " limit " + (MOST_COUNTED + 1) + ") as counted")
                .params(selection.values())
                .query(Long.class)
                .single();
        if (counted <= MOST_COUNTED) {
            return counted;
        }
        String plan = database.sql("explain (format json) " + matching)
                .params(selection.values())
                .query(String.class)
                .single();
        long expected = JsonMapper.shared()
                .readTree(plan)
                .path(0)
                .path("Plan")
                .path("Plan Rows")
                .asLong();
        return Math.max(expected, counted);
    }
}

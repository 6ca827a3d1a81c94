package health.polaris.messages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A statement as the service sent it.
 *
 * @param sql with question marks
 * @param values in their order
 */
public record SentStatement(String sql, List<Object> values) {

    /** Stands for null among the values. */
    static final Object NULL = new Object();

    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)");

    boolean isAbout(String table) {
        return Pattern.compile("\\b(from|update) " + table + "\\b").matcher(sql).find();
    }

    /** What the database does for it, of the plan for any values: the worst that a pooled statement gets. */
    public String plan(JdbcClient jdbc) {
        return jdbc.sql("select 1")
                .query((row, number) ->
                        explained(row.getStatement().getConnection().unwrap(Connection.class)))
                .single();
    }

    /** How many rows it read in vain, most at one step of the plan. */
    public static int readInVain(String plan) {
        Matcher removed = REMOVED.matcher(plan);
        return removed.results()
                .mapToInt(step -> Integer.parseInt(step.group(1)))
                .max()
                .orElse(0);
    }

    private String explained(Connection connection) throws SQLException {
        try (var session = connection.createStatement()) {
            session.execute("set plan_cache_mode = force_generic_plan");
            session.execute("prepare sent as " + numbered());
            boolean reads = sql.startsWith("select") && !sql.contains(" for ");
            StringBuilder plan = new StringBuilder();
            try (var lines = session.executeQuery(
                    "explain " + (reads ? "(analyze, costs off) " : "") + "execute sent" + arguments())) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            session.execute("deallocate sent");
            session.execute("reset plan_cache_mode");
            return plan.toString();
        }
    }

    private String numbered() {
        StringBuilder text = new StringBuilder();
        int parameter = 0;
        for (String part : (sql + " ").split("\\?", -1)) {
            text.append(parameter == 0 ? "" : "$" + parameter).append(part);
            parameter++;
        }
        return text.toString();
    }

    private String arguments() {
        return values.isEmpty()
                ? ""
                : values.stream().map(SentStatement::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Object value) {
        if (value == NULL) {
            return "null";
        }
        String text = value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : value.toString();
        return "'" + text.replace("'", "''") + "'";
    }
}

package health.polaris.connector.operations;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.messagelog.Direction;
import health.polaris.connector.messagelog.StoredWarning;
import health.polaris.connector.progress.Outcome;
import health.polaris.web.page.TimeCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The list of messages, in one statement per page. */
@Component
public record MessageListRepository(JdbcClient database, FilterTime times) {

    private static final int MOST_ESTIMATED = 10_000;

    /** The number is part of the text: with a parameter the planner would expect a tenth of the table. */
    static final String NEWEST_FIRST = " order by %s desc, %s desc limit %d";

    private static final String OLDEST_FIRST = " order by %s, %s limit %d";

    /** A count that stops here is as good as any larger one. */
    static final int MOST_COUNTED = 100_000;

    /** MSA-1 with a regular expression: acknowledgements repeat fields of any length, which nobody needs here. */
    static final String SUMMARY = "select m.uuid, m.dst_description, m.created, left(m.sender, 200) as sender,"
            + " left(m.message_type, 200) as message_type, left(m.message_control_id, 200) as control_id, m.sent_at,"
            + " substring(coalesce(p.answer, m.ack_sent, m.ack) from '[\\r"
            + "\\n"
            + "]MSA.([AC][AER])') as ack_status, case when m.state = 'accepted' then p.outcome_reason else m.refusal end as"
            + " reason, coalesce(p.reprocess, 0) as reprocess, d.attempts, coalesce(d.answer_told, d.last_error) as"
            + " last_error, m.warnings, p.outcome_warnings, "
            + MessageState.COLUMN
            + " as state";

    MessagePage page(MessageFilter filter, @Nullable String after, int limit) {
        Selection selection = Selection.of(filter, times)
                .olderThan(TimeCursor.read("after", after).orElse(null));
        // One more than asked for tells whether this is the end.
        List<Row> rows = database.sql(
                        SUMMARY + selection.from() + selection.where() + selection.ordered(NEWEST_FIRST, limit + 1))
                .params(selection.values())
                .query(MessageListRepository::row)
                .list();
        List<Row> page = rows.subList(0, Math.min(rows.size(), limit));
        return new MessagePage(
                page.stream().map(Row::summary).toList(),
                after == null ? estimate(Selection.of(filter, times)) : null,
                rows.size() > limit ? page.getLast().place().text() : null,
                filter.subject());
    }

    /** One message that is there. */
    MessageSummary summary(String uuid) {
        return database.sql(SUMMARY + Selection.FROM_MESSAGES + " where m.uuid = :uuid")
                .param("uuid", uuid)
                .query(MessageListRepository::row)
                .single()
                .summary();
    }

    /** Received messages that an operator may have done again, the oldest first. */
    public List<TimeCursor> reprocessable(MessageFilter filter, @Nullable TimeCursor after, int limit) {
        Selection selection = reprocessable(filter).newerThan(after);
        return database.sql("select m.uuid, m.created" + selection.from() + selection.where()
                        + selection.ordered(OLDEST_FIRST, limit))
                .params(selection.values())
                .query((row, number) -> place(row))
                .list();
    }

    int countReprocessable(MessageFilter filter, @Nullable TimeCursor after) {
        Selection selection = reprocessable(filter).newerThan(after);
        return database.sql("select count(*) from (select 1" + selection.from() + selection.where()
                        + " limit :limit) as counted")
                .params(selection.values())
                .param("limit", MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    private Selection reprocessable(MessageFilter filter) {
        return Selection.of(filter, times).and("m.state in ('accepted', 'refused', 'unreadable')");
    }

    private record Row(TimeCursor place, MessageSummary summary) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        TimeCursor place = place(row);
        Integer attempts = row.getObject("attempts", Integer.class);
        return new Row(
                place,
                new MessageSummary(
                        place.id(),
                        Direction.to(row.getString("dst_description")).label(),
                        row.getString("state"),
                        place.at(),
                        row.getString("sender"),
                        row.getString("message_type"),
                        row.getString("control_id"),
                        SqlTime.nullable(row, "sent_at"),
                        row.getString("ack_status"),
                        attempts == null ? row.getString("reason") : row.getString("last_error"),
                        row.getInt("reprocess"),
                        attempts,
                        StoredWarning.and(
                                StoredWarning.read(row.getString("warnings")),
                                Outcome.warnings(row.getString("outcome_warnings")))));
    }

    private static TimeCursor place(ResultSet row) throws SQLException {
        return new TimeCursor(SqlTime.required(row, "created"), row.getString("uuid"));
    }

    /** How many messages a filter selects: counted while they are few, then what the planner expects. */
    private long estimate(Selection selection) {
        String matching = "select 1" + selection.from() + selection.where();
        long counted = database.sql(
                        "select count(*) from (" + matching + " limit " + (MOST_ESTIMATED + 1) + ") as counted")
                .params(selection.values())
                .query(Long.class)
                .single();
        if (counted <= MOST_ESTIMATED) {
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

package health.polaris.encounters.fact.store;

import health.polaris.common.database.Columns;
import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fact.json.OutcomeKind;
import health.polaris.encounters.fold.outcome.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of facts. */
@Component
public record OutcomeRepository(JdbcClient jdbc) {
    /** A fact that waited too long. */
    public record Overdue(String id, Outcome outcome, boolean late) {}

    /** Notes of those whose time is over that it was told; {@return them} Each is given once. */
    public List<Overdue> tellOverdue(Instant now, int limit) {
        return jdbc.sql("""
                        update fact set told = 'rejected'
                        where id = any(array(
                            select id from fact where told = 'waiting' and waits_until <= :now
                            order by waits_until limit :limit for update skip locked))
                        returning id, outcome, outcome_detail, late
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new Overdue(row.getString("id"), outcome(row), row.getBoolean("late")))
                .list();
    }

    /** Of what messages say of persons beside their visits, by id of the message. */
    public Map<String, Outcome> ahead(Collection<String> messages) {
        Map<String, Outcome> outcomes = new HashMap<>();
        if (!messages.isEmpty()) {
            jdbc.sql("select id, outcome, outcome_detail from fact where id = any(:ids)")
                    .param("ids", messages.stream().map(FactId::ahead).toArray(String[]::new))
                    .query(row -> {
                        outcomes.put(Objects.requireNonNull(FactId.messageOf(row.getString("id"))), outcome(row));
                    });
        }
        return outcomes;
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        return FactJson.outcome(OutcomeKind.stored(row.getString("outcome")), row.getString("outcome_detail"));
    }

    /** By group, then by fact: what the last fold said. */
    public Map<Long, Map<String, Outcome>> ofGroups(Collection<Long> groups) {
        Map<Long, Map<String, Outcome>> outcomes = new HashMap<>();
        jdbc.sql("select group_id, id, outcome, outcome_detail from fact where group_id = any(:groups::bigint[])")
                .param("groups", Columns.numbers(groups))
                .query(row -> {
                    outcomes.computeIfAbsent(row.getLong("group_id"), _ -> new HashMap<>())
                            .put(row.getString("id"), outcome(row));
                });
        return outcomes;
    }
}

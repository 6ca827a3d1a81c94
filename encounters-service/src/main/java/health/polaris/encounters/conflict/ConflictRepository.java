package health.polaris.encounters.conflict;

import health.polaris.web.page.PagePlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of conflicts, newest first; each filter has an index in that order. */
@Component
record ConflictRepository(JdbcClient jdbc) {
    /** Which conflicts; null asks for any. */
    record Filter(
            @Nullable String state,
            @Nullable String sender,
            @Nullable String identifier,
            @Nullable String patient,
            @Nullable Instant since) {}

    List<ConflictResponse> page(Filter filter, PagePlace after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder sql =
                new StringBuilder("select * from patient_conflict where (opened_at, uuid) < (:opened_at, :uuid)");
        values.put("opened_at", after.at().atOffset(ZoneOffset.UTC));
        values.put("uuid", after.uuid());
        and(sql, values, "state = :state", "state", filter.state());
        and(sql, values, "sender = :sender", "sender", filter.sender());
        and(sql, values, "value = :identifier", "identifier", filter.identifier());
        and(sql, values, "(claimant_uuid = :patient or owner_uuid = :patient)", "patient", filter.patient());
        Instant since = filter.since();
        and(sql, values, "opened_at >= :since", "since", since == null ? null : since.atOffset(ZoneOffset.UTC));
        sql.append(" order by opened_at desc, uuid desc limit ").append(limit);
        return jdbc.sql(sql.toString())
                .params(values)
                .query((row, _) -> conflict(row))
                .list();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private static ConflictResponse conflict(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new ConflictResponse(
                row.getString("uuid"),
                state,
                row.getString("sender"),
                row.getString("kind"),
                row.getString("namespace"),
                row.getString("value"),
                row.getString("claimant_uuid"),
                row.getString("owner_uuid"),
                row.getString("first_fact"),
                row.getString("last_fact"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                state.equals("open") ? ConflictResponse.SOLUTIONS : List.of());
    }
}

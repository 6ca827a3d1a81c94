package health.polaris.web.accessrecord;

import health.polaris.web.page.TimeCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds access records, newest first. */
record AccessRecordSearch(JdbcClient database) {

    private static final String FIND = """
            select uuid, at, caller_kind, caller_id, method, route, patients, encounters, wards, request_id, status
            from access_record
            where (cast(:patient as varchar) is null or patients @> array[cast(:patient as varchar)])
              and (cast(:encounter as varchar) is null or encounters @> array[cast(:encounter as varchar)])
              and (cast(:ward as varchar) is null or wards @> array[cast(:ward as varchar)])
              and (cast(:caller as varchar) is null or caller_id = :caller)
              and (cast(:request as varchar) is null or request_id = :request)
              and at >= :from and at <= :to and (at, uuid) < (:at, :uuid)
            order by at desc, uuid desc
            limit :limit
            """;

    /**
     * What is looked for; null: whatever it is.
     *
     * @param from first moment
     * @param to last moment
     */
    record Filter(
            @Nullable String patient,
            @Nullable String encounter,
            @Nullable String ward,
            @Nullable String caller,
            @Nullable String request,
            Instant from,
            Instant to) {}

    List<AccessRecord> page(Filter filter, TimeCursor behind, int limit) {
        return database.sql(FIND)
                .param("patient", filter.patient())
                .param("encounter", filter.encounter())
                .param("ward", filter.ward())
                .param("caller", filter.caller())
                .param("request", filter.request())
                .param("from", filter.from().atOffset(ZoneOffset.UTC))
                .param("to", filter.to().atOffset(ZoneOffset.UTC))
                .param("at", behind.at().atOffset(ZoneOffset.UTC))
                .param("uuid", behind.id())
                .param("limit", limit)
                .query((row, _) -> record(row))
                .list();
    }

    private static AccessRecord record(ResultSet row) throws SQLException {
        return new AccessRecord(
                row.getString("uuid"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("caller_kind"),
                row.getString("caller_id"),
                row.getString("method"),
                row.getString("route"),
                texts(row, "patients"),
                texts(row, "encounters"),
                texts(row, "wards"),
                row.getString("request_id"),
                row.getInt("status"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}

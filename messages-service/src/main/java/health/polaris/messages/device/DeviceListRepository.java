package health.polaris.messages.device;

import health.polaris.common.audit.AuditResponse;
import health.polaris.web.request.ListBound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of tablets, the oldest first; each filter has an index. */
@Component
record DeviceListRepository(JdbcClient database) {

    /** One more than is wanted, which shows that there are more. */
    List<DeviceResponse> page(DevicePage page) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("select * from device where (created, uuid) > (:created, :uuid)");
        values.put("created", page.place().at().atOffset(ZoneOffset.UTC));
        values.put("uuid", page.place().id());
        List<String> locations = page.locations();
        and(sql, values, "active = :active", "active", page.state());
        and(sql, values, "location_id in (:locations)", "locations", locations.isEmpty() ? null : locations);
        and(sql, values, "modified > :since", "since", page.since());
        Integer limit = page.limit();
        sql.append(" order by created, uuid limit ").append(limit == null ? ListBound.ASKED : limit + 1);
        return database.sql(sql.toString())
                .params(values)
                .query((row, _) -> device(row))
                .list();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    private static DeviceResponse device(ResultSet row) throws SQLException {
        return new DeviceResponse(
                AuditResponse.of(row),
                row.getString("location_id"),
                row.getString("description"),
                row.getBoolean("active"));
    }
}

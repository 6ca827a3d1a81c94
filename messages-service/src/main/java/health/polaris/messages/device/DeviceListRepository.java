package health.polaris.messages.device;

import health.polaris.common.audit.AuditResponse;
import health.polaris.web.page.KeysetQuery;
import health.polaris.web.request.ListBound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of tablets, the oldest first; each filter has an index. */
@Component
record DeviceListRepository(JdbcClient database) {

    /** One more than is wanted, which shows that there are more. */
    List<DeviceResponse> page(DevicePage page) {
        List<String> locations = page.locations();
        Integer limit = page.limit();
        return KeysetQuery.oldestFirst("device", "created", page.place())
                .and("active = :active", "active", page.state())
                .and("location_id in (:locations)", "locations", locations.isEmpty() ? null : locations)
                .and("modified > :since", "since", page.since())
                .list(database, limit == null ? ListBound.ASKED : limit + 1, (row, _) -> device(row));
    }

    private static DeviceResponse device(ResultSet row) throws SQLException {
        return new DeviceResponse(
                AuditResponse.of(row),
                row.getString("location_id"),
                row.getString("description"),
                row.getBoolean("active"));
    }
}

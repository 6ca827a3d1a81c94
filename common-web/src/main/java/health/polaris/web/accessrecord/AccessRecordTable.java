package health.polaris.web.accessrecord;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The table, by month; what is in it stays as it is. */
final class AccessRecordTable {

    /** A batch that was stored though the answer to it was lost is sent again, and changes nothing. */
    private static final String ADD = """
            insert into access_record (uuid, at, caller_kind, caller_id, method, route, patients, encounters, wards,
              request_id, status)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    AccessRecordTable(JdbcTemplate database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        // Whatever becomes of the request's own: it was shown.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void add(List<AccessRecord> records) {
        transaction.executeWithoutResult(
                _ -> database.batchUpdate(ADD, records, records.size(), (row, access) -> fill(row, access)));
    }

    private static void fill(PreparedStatement row, AccessRecord access) throws SQLException {
        row.setString(1, access.uuid());
        row.setObject(2, access.at().atOffset(ZoneOffset.UTC));
        row.setString(3, access.callerKind());
        row.setString(4, access.callerId());
        row.setString(5, access.method());
        row.setString(6, access.route());
        row.setArray(7, array(row, access.patients()));
        row.setArray(8, array(row, access.encounters()));
        row.setArray(9, array(row, access.wards()));
        row.setString(10, access.requestId());
        row.setInt(11, access.status());
    }

    private static java.sql.Array array(PreparedStatement row, Collection<String> texts) throws SQLException {
        return row.getConnection().createArrayOf("varchar", texts.toArray());
    }

    /** Makes the tables of the months to come, and drops those that are kept no longer. */
    void maintain(Duration kept) {
        transaction.executeWithoutResult(_ -> database.query(
                "select access_record_maintain(make_interval(days => ?))", row -> {}, Math.toIntExact(kept.toDays())));
    }
}

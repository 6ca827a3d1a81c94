package health.polaris.encounters.conflict;

import health.polaris.eventbus.identifier.NhsNumber;
import health.polaris.web.page.KeysetQuery;
import health.polaris.web.page.TimeCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    List<ConflictResponse> page(Filter filter, TimeCursor after, int limit) {
        String identifier = filter.identifier();
        Instant since = filter.since();
        return KeysetQuery.newestFirst("patient_conflict", "opened_at", after)
                .and("state = :state", "state", filter.state())
                .and("sender = :sender", "sender", filter.sender())
                .and("value in (:numbers)", "numbers", identifier == null ? null : compared(identifier))
                .and("(claimant_uuid = :patient or owner_uuid = :patient)", "patient", filter.patient())
                .and("opened_at >= :since", "since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .list(jdbc, limit, (row, _) -> conflict(row));
    }

    /** As values are compared (I2): an NHS number, or an MRN. */
    private static List<String> compared(String identifier) {
        return List.of(NhsNumber.withoutBlanksAndHyphens(identifier), identifier.strip());
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
                state.equals("open") ? ConflictResponse.solutions(row.getString("kind")) : List.of());
    }
}

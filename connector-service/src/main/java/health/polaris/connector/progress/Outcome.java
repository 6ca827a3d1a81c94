package health.polaris.connector.progress;

import health.polaris.connector.database.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the platform made of an accepted message.
 *
 * @param name {@code processed}, {@code waiting} or {@code rejected}
 * @param reason why waiting or rejected, or {@code late}; no patient data
 */
public record Outcome(String name, @Nullable String reason, Instant at) {

    /** Why a message is processed though nothing was done: its profile ignores the event, and nobody was told of it. */
    public static final String TRIGGER_IGNORED = "trigger_ignored";

    static Optional<Outcome> of(ResultSet row) throws SQLException {
        String name = row.getString("outcome");
        return name == null
                ? Optional.empty()
                : Optional.of(new Outcome(name, row.getString("outcome_reason"), SqlTime.required(row, "outcome_at")));
    }
}

package health.polaris.connector.progress;

import health.polaris.connector.database.SqlTime;
import health.polaris.eventbus.contract.MessageOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the platform made of an accepted message.
 *
 * @param name {@code processed}, {@code waiting} or {@code rejected}
 * @param reason why waiting or rejected, or {@code late}; no patient data
 * @param warnings what the platform left out of it, or thinks worth a look (contracts/identity.md F9)
 */
public record Outcome(String name, @Nullable String reason, Instant at, List<MessageOutcome.Warning> warnings) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_WARNINGS = 20;

    /** Why a message is processed though nothing was done: its profile ignores the event, and nobody was told of it. */
    public static final String TRIGGER_IGNORED = "trigger_ignored";

    static Optional<Outcome> of(ResultSet row) throws SQLException {
        String name = row.getString("outcome");
        return name == null
                ? Optional.empty()
                : Optional.of(new Outcome(
                        name,
                        row.getString("outcome_reason"),
                        SqlTime.required(row, "outcome_at"),
                        warnings(row.getString("outcome_warnings"))));
    }

    /** What a column says. */
    public static List<MessageOutcome.Warning> warnings(@Nullable String column) {
        return column == null ? List.of() : List.of(JSON.readValue(column, MessageOutcome.Warning[].class));
    }

    /** The text of the column: {@code ""} when there is nothing to warn of, null when nobody says. */
    static @Nullable String column(MessageOutcome told) {
        if (told.warnings() == null) {
            return null;
        }
        List<MessageOutcome.Warning> warnings = whole(told.warnings());
        return warnings.isEmpty() ? "" : JSON.writeValueAsString(warnings);
    }

    /** Other programs may say anything; there are fewer kinds of warnings than are kept. */
    static List<MessageOutcome.Warning> whole(@Nullable List<MessageOutcome.Warning> warnings) {
        List<MessageOutcome.Warning> said = warnings == null ? List.of() : warnings;
        return said.stream()
                .filter(each -> each != null && each.code() != null && each.field() != null && each.remedy() != null)
                .limit(MOST_WARNINGS)
                .toList();
    }
}

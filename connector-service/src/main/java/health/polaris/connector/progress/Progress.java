package health.polaris.connector.progress;

import health.polaris.connector.database.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message since it was stored ({@code message_progress}).
 *
 * @param lastOutcome what the platform said last; a mark of an operator leaves it
 * @param reprocess how often an operator had it published again
 * @param answer the acknowledgement of the receiver of an outgoing message
 * @param modified when that happened last; null: nothing has happened yet
 */
public record Progress(
        State state,
        @Nullable Outcome lastOutcome,
        int reprocess,
        @Nullable String answer,
        @Nullable Instant modified,
        @Nullable String modifiedBy) {

    /** For statements that join {@code message_progress p}. */
    public static final String COLUMNS = "p.state as progress, p.outcome, p.outcome_reason, p.outcome_at,"
            + " p.outcome_warnings, p.reprocess,"
            + " p.answer, p.modified, p.modified_by_";

    /** How far the platform, or the receiver, got with it. */
    public enum State {
        /** Nobody has said anything yet, or a part of it waits: then that is the outcome. */
        WAITING,
        /** Applied, or taken by its receiver. */
        PROCESSED,
        /** Accepted, but the platform could not apply it. */
        REJECTED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a row with {@link #COLUMNS}, which are null while nothing is known. */
    public static Progress of(ResultSet row) throws SQLException {
        String state = row.getString("progress");
        return new Progress(
                state == null ? State.WAITING : State.valueOf(state.toUpperCase(Locale.ROOT)),
                Outcome.of(row).orElse(null),
                row.getInt("reprocess"),
                row.getString("answer"),
                SqlTime.nullable(row, "modified"),
                row.getString("modified_by_"));
    }

    public boolean isProcessed() {
        return state == State.PROCESSED;
    }

    /** What the platform made of it last. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(lastOutcome);
    }
}

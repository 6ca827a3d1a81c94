package health.polaris.eventbus.failure;

import health.polaris.common.error.ApiException;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;

/**
 * Why a message was not processed, and what to do about it (contracts/platform.md §8.5).
 *
 * @param exception class name of the deepest recognised cause
 * @param reason for people, without patient data: never an exception's own text unless it is a refusal of ours
 */
public record Failure(Kind kind, String exception, String reason) {

    public enum Kind {
        /** A dependency is away: the message is tried again for as long as it takes. */
        TRANSIENT,
        /** Two transactions got in each other's way: again at once. */
        CONFLICT,
        /** No attempt will ever succeed. */
        PERMANENT,
        /** Nobody thought of this: a few attempts. */
        UNEXPECTED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> TRANSIENT_STATES = Set.of("25006", "55P03");

    /** Of what was thrown or its causes; what nobody thought of is {@link Kind#UNEXPECTED}. */
    public static Failure of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        Failure known = firstKnown(causes);
        return known != null
                ? known
                : new Failure(Kind.UNEXPECTED, thrown.getClass().getName(), "unexpected failure");
    }

    /** After too many attempts at once. */
    public Failure asUnexpected() {
        return new Failure(Kind.UNEXPECTED, exception, reason);
    }

    private static @Nullable Failure firstKnown(List<Throwable> causes) {
        for (Throwable cause : causes) {
            Failure known = knownByItself(cause);
            if (known != null) {
                return known;
            }
        }
        // Only now the wrappers, which say less than the SQLSTATE inside them.
        return causes.stream()
                .filter(KnownFailures::isKnown)
                .findFirst()
                .map(cause -> failure(Kind.TRANSIENT, cause, "dependency unavailable"))
                .orElseGet(() -> clash(causes));
    }

    private static @Nullable Failure clash(List<Throwable> causes) {
        return causes.stream()
                .filter(KnownFailures::isClash)
                .findFirst()
                .map(cause -> failure(Kind.CONFLICT, cause, "conflict with another transaction"))
                .orElse(null);
    }

    private static @Nullable Failure knownByItself(Throwable cause) {
        return switch (cause) {
            case RejectedMessageException rejected -> failure(Kind.PERMANENT, rejected, rejected.reason());
            case ApiException refused ->
                ofStatus(refused, refused.kind().status().value());
            case SQLException sql -> ofDatabase(sql);
            case RestClientResponseException answer ->
                ofStatus(answer, answer.getStatusCode().value());
            default -> null;
        };
    }

    private static Failure ofStatus(Throwable cause, int status) {
        boolean again = status == 408 || status == 429 || status >= 500;
        return failure(again ? Kind.TRANSIENT : Kind.PERMANENT, cause, "status " + status);
    }

    private static @Nullable Failure ofDatabase(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null || state.length() != 5) {
            boolean connection = sql instanceof SQLTransientException
                    || sql instanceof SQLRecoverableException
                    || sql instanceof SQLNonTransientConnectionException;
            return connection ? failure(Kind.TRANSIENT, sql, "database unavailable") : null;
        }
        Kind kind = kindOf(state);
        return kind == null ? null : failure(kind, sql, "database state " + state);
    }

    private static @Nullable Kind kindOf(String state) {
        if (TRANSIENT_STATES.contains(state)) {
            return Kind.TRANSIENT;
        }
        if (state.equals("23505")) {
            return Kind.CONFLICT;
        }
        return switch (state.substring(0, 2)) {
            case "08", "53", "57", "58" -> Kind.TRANSIENT;
            case "40" -> Kind.CONFLICT;
            case "22", "23", "54" -> Kind.PERMANENT;
            default -> null;
        };
    }

    private static Failure failure(Kind kind, Throwable cause, String reason) {
        return new Failure(kind, cause.getClass().getName(), reason);
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}

package health.polaris.common.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/**
 * Database failures that a client can act on: a lost connection is 503 (callers try again), a value that the
 * database refuses 400, a clash with what is stored 409.
 */
final class DatabaseFailure {

    private DatabaseFailure() {}

    static @Nullable ApiException explain(Throwable failure) {
        if (!(failure instanceof DataAccessException) && !(failure instanceof TransactionException)) {
            return null;
        }
        String state = sqlState(failure);
        if (state == null) {
            return withoutState(failure);
        }
        return switch (state.substring(0, 2)) {
            case "08", "53", "55", "57", "58" -> connectionFailed();
            case "23" -> state.equals("23505") ? clash() : refusedValue();
            case "22", "54" -> refusedValue();
            case "40" -> clash();
            default -> state.equals("25006") ? connectionFailed() : null;
        };
    }

    /** A query that the database does not understand: no fault of the client. */
    static boolean isOurs(Throwable failure) {
        return failure instanceof DataAccessException;
    }

    private static @Nullable ApiException withoutState(Throwable failure) {
        if (failure instanceof DuplicateKeyException || failure instanceof ConcurrencyFailureException) {
            return clash();
        }
        if (failure instanceof DataIntegrityViolationException) {
            return refusedValue();
        }
        boolean noConnection = failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || saidByThePool(failure);
        return noConnection ? connectionFailed() : null;
    }

    /**
     * The server gives every error a state, the pool none: "Connection is closed", met by the rollback after the
     * connection broke, which hides the failure that broke it.
     */
    private static boolean saidByThePool(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                && sql.getSQLState() == null;
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    private static ApiException connectionFailed() {
        return new ApiException(ErrorKind.UNAVAILABLE, "Database connection failed: Service unavailable");
    }

    private static ApiException clash() {
        return ApiException.conflict("Conflicts with what is stored, or with a change made at the same moment");
    }

    private static ApiException refusedValue() {
        return ApiException.invalid("A value cannot be stored: too long, out of range, or a character is not allowed");
    }
}

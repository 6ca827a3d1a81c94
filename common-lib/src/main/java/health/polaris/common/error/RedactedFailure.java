package health.polaris.common.error;

import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure for the log: class names and stack frames, but no messages, because the messages of database
 * and JSON libraries quote the values they stumbled over, and those are patient data.
 */
public final class RedactedFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private RedactedFailure(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    public static RedactedFailure of(Throwable original) {
        Throwable cause = original.getCause();
        return new RedactedFailure(original, cause == null || cause == original ? null : of(cause));
    }
}

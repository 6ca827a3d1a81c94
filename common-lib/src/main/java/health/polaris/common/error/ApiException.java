package health.polaris.common.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a status and a text for the client. The text never holds patient data, SQL or class names:
 * it goes into the answer as it is.
 */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final @Nullable String storedUuid;
    private final @Nullable Duration retryAfter;

    public ApiException(ErrorKind kind, String message) {
        this(kind, message, null, null);
    }

    private ApiException(ErrorKind kind, String message, @Nullable String storedUuid, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.storedUuid = storedUuid;
        this.retryAfter = retryAfter;
    }

    public static ApiException invalid(String message) {
        return new ApiException(ErrorKind.INVALID, message);
    }

    /** 400 for input that was kept all the same: {@code {"message": …, "uuid": "<where it is kept>"}}. */
    public static ApiException invalidButStored(String message, String uuid) {
        return new ApiException(ErrorKind.INVALID, message, uuid, null);
    }

    /** 403; the text never says why (contracts/platform.md §4.1). */
    public static ApiException forbidden() {
        return new ApiException(ErrorKind.FORBIDDEN, "Forbidden");
    }

    public static ApiException notFound(String message) {
        return new ApiException(ErrorKind.NOT_FOUND, message);
    }

    public static ApiException conflict(String message) {
        return new ApiException(ErrorKind.CONFLICT, message);
    }

    /** 422 with the text that clients know, spelling included. */
    public static ApiException unprocessable() {
        return new ApiException(ErrorKind.UNPROCESSABLE, "Unprocessible entity");
    }

    /** 429 with {@code Retry-After} in whole seconds, rounded up. */
    public static ApiException tooManyAttempts(Duration retryAfter) {
        return new ApiException(ErrorKind.TOO_MANY_ATTEMPTS, "Too many attempts", null, retryAfter);
    }

    public static ApiException unavailable() {
        return new ApiException(ErrorKind.UNAVAILABLE, "Service unavailable");
    }

    /** 503 with {@code Retry-After}: there is no room now, and soon there will be. */
    public static ApiException busy(Duration retryAfter) {
        return new ApiException(ErrorKind.UNAVAILABLE, "Service unavailable", null, retryAfter);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Never null: every constructor demands a text. */
    public String text() {
        return String.valueOf(getMessage());
    }

    public @Nullable String storedUuid() {
        return storedUuid;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

package health.polaris.common.logging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that ties together log lines, calls and messages of one request (contracts/platform.md §3, §12). */
public final class RequestId {

    public static final String HEADER = "X-Request-ID";

    /** Where the id stands in the logging context; it also becomes the AMQP {@code correlation_id}. */
    public static final String LOG_KEY = "requestID";

    private static final int LONGEST = 128;

    private RequestId() {}

    /** The id of the request or message that this thread works on; a new one outside of them. */
    public static String current() {
        return usableOrNew(MDC.get(LOG_KEY));
    }

    /** The given one, or a new one in place of nothing, a control character or more than 128 characters. */
    public static String usableOrNew(@Nullable String candidate) {
        return candidate != null && isUsable(candidate)
                ? candidate
                : UUID.randomUUID().toString();
    }

    /** Does the work, and logs, under this id. */
    public static void during(String requestId, Runnable work) {
        try (MDC.MDCCloseable closing = MDC.putCloseable(LOG_KEY, requestId)) {
            work.run();
        }
    }

    /** Whether what a stranger sent may stand in logs and headers. */
    public static boolean isUsable(String candidate) {
        return !candidate.isBlank()
                && candidate.length() <= LONGEST
                && candidate.chars().noneMatch(Character::isISOControl);
    }
}

package health.polaris.common.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that ties together log lines, calls and messages of one request (contracts/platform.md §12). */
final class RequestId {

    private static final String MDC_KEY = "requestID";
    private static final int LONGEST = 128;

    private RequestId() {}

    static String current() {
        return usableOrNew(MDC.get(MDC_KEY));
    }

    /** The given one, or a new one in place of nothing, a control character or an excess of them. */
    static String usableOrNew(@Nullable String candidate) {
        return candidate != null && isUsable(candidate)
                ? candidate
                : UUID.randomUUID().toString();
    }

    private static boolean isUsable(String candidate) {
        return !candidate.isBlank()
                && candidate.length() <= LONGEST
                && candidate.chars().noneMatch(Character::isISOControl);
    }

    static void during(String requestId, Runnable work) {
        try (MDC.MDCCloseable closing = MDC.putCloseable(MDC_KEY, requestId)) {
            work.run();
        }
    }
}

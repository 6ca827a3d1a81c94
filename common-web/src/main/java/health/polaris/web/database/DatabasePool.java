package health.polaris.web.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Which pool the work at hand takes its connections from. */
public final class DatabasePool {

    /** Requests whose route says nothing else. */
    public static final String REQUESTS = "requests";

    /** Everything outside of a request that says nothing else: messages of the bus, the outbox, deliveries. */
    static final String BACKGROUND = "background";

    /** No connection at all, refused at once: for work that goes on without the database while it is known to be away. */
    public static final String NONE = "none";

    private static final String ATTRIBUTE = DatabasePool.class.getName();
    private static final ThreadLocal<@Nullable String> CHOSEN = new ThreadLocal<>();

    private DatabasePool() {}

    /**
     * Does the work with the connections of a pool, whatever thread it is on.
     *
     * @param name under {@code polaris.database.pools}
     */
    public static <T> T during(String name, Supplier<T> work) {
        String before = CHOSEN.get();
        CHOSEN.set(name);
        try {
            return work.get();
        } finally {
            CHOSEN.set(before);
        }
    }

    /** From here on the current request uses that pool. */
    static void choose(RequestAttributes request, String name) {
        request.setAttribute(ATTRIBUTE, name, RequestAttributes.SCOPE_REQUEST);
    }

    /** The pool of the work at hand, by its name under {@code polaris.database.pools}. */
    public static String current() {
        String chosen = CHOSEN.get();
        return chosen == null ? ofTheRequest(RequestContextHolder.getRequestAttributes()) : chosen;
    }

    private static String ofTheRequest(@Nullable RequestAttributes request) {
        if (request == null) {
            return BACKGROUND;
        }
        Object chosen = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return chosen instanceof String name ? name : REQUESTS;
    }
}

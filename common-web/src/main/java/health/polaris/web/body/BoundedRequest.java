package health.polaris.web.body;

import health.polaris.common.error.ApiException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body is read up to a limit, which the route may lower, and in a time. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final BodyBudget budget;
    private final Duration timeout;
    private long limit;
    private long reserved;
    private @Nullable ServletInputStream body;

    BoundedRequest(HttpServletRequest request, BodySettings settings, BodyBudget budget) {
        super(request);
        this.budget = budget;
        this.timeout = settings.timeout();
        this.limit = settings.longest().toBytes();
    }

    /** The bounds of a request; null when nobody has set any. */
    static @Nullable BoundedRequest of(ServletRequest request) {
        for (ServletRequest inner = request;
                inner instanceof ServletRequestWrapper wrapper;
                inner = wrapper.getRequest()) {
            if (wrapper instanceof BoundedRequest bounded) {
                return bounded;
            }
        }
        return null;
    }

    /**
     * The route takes no more than this, and there must be room for it: called before the first byte is read.
     *
     * @throws ApiException 413 when it is longer, 503 when other bodies have taken the room
     */
    void atMost(long bytes) {
        limit = Math.min(limit, bytes);
        long announced = getContentLengthLong();
        if (announced > limit) {
            throw BodyLimit.tooLarge();
        }
        long wanted = announced >= 0 ? announced : getHeader("Transfer-Encoding") == null ? 0 : limit;
        if (wanted > 0) {
            if (!budget.take(wanted)) {
                throw ApiException.busy(SOON);
            }
            reserved += wanted;
        }
    }

    void giveBack() {
        budget.giveBack(reserved);
        reserved = 0;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedBody(super.getInputStream(), limit, timeout);
        }
        return body;
    }
}

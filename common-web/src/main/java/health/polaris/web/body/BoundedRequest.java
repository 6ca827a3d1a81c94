package health.polaris.web.body;

import health.polaris.common.error.ApiException;
import health.polaris.common.error.ErrorKind;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * A request whose body is read up to a limit, which the route may lower, and in a time. Forms are read here too: the web
 * server would read them past the limit, and before anybody knows the route.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final BodyBudget budget;
    private final Duration timeout;
    private long limit;
    private long reserved;
    private boolean reservedByAnybody;
    private boolean routeIsKnown;
    private @Nullable ServletInputStream body;
    private @Nullable Map<String, String[]> parameters;

    BoundedRequest(HttpServletRequest request, BodySettings settings, BodyBudget budget) {
        super(request);
        this.budget = budget;
        this.timeout = settings.timeout();
        this.limit = settings.twiceTheLongest();
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
     * @param byAnybody the caller has shown no token
     * @throws ApiException 413 when it is longer, 503 when other bodies have taken the room
     */
    void atMost(long bytes, boolean byAnybody) {
        routeIsKnown = true;
        limit = Math.min(limit, bytes);
        long announced = getContentLengthLong();
        if (announced > limit) {
            throw BodyLimitFilter.tooLarge();
        }
        long wanted = announced >= 0 ? announced : getHeader("Transfer-Encoding") == null ? 0 : limit;
        if (wanted > 0) {
            if (!budget.take(wanted, byAnybody)) {
                throw ApiException.busy(SOON);
            }
            reserved += wanted;
            reservedByAnybody = byAnybody;
        }
    }

    void giveBack() {
        budget.giveBack(reserved, reservedByAnybody);
        reserved = 0;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new LimitedBody(super.getInputStream(), limit, timeout);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters());
    }

    private Map<String, String[]> parameters() {
        if (parameters != null) {
            return parameters;
        }
        if (!isForm()) {
            return super.getParameterMap();
        }
        try {
            // The web server reads no form whose body somebody has asked for.
            super.getInputStream();
            Map<String, String[]> query = super.getParameterMap();
            if (!routeIsKnown || body != null) {
                return query;
            }
            String form = new String(getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            parameters = FormFields.behind(query, form);
            return parameters;
        } catch (IOException slowOrGone) {
            throw new ApiException(ErrorKind.TIMEOUT, "Request body did not arrive in time");
        }
    }

    private boolean isForm() {
        String type = getContentType();
        return HttpMethod.POST.matches(getMethod())
                && type != null
                && type.regionMatches(true, 0, FormFields.MEDIA_TYPE, 0, FormFields.MEDIA_TYPE.length());
    }
}

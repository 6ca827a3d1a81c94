package health.polaris.web.request;

import health.polaris.common.logging.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes over or makes the request id, and echoes it as {@code X-Request-ID} on every answer. */
final class RequestIdFilter extends OncePerRequestFilter {

    private static final Pattern TRACE_PART = Pattern.compile("(?:^|;)\\s*(Self|Root)=([^;]*)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = of(request);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.LOG_KEY, id);
        clientHeader(request, "X-Client");
        clientHeader(request, "X-Version");
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.clear();
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void clientHeader(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        if (value != null && RequestId.isUsable(value)) {
            MDC.put(name, value);
        }
    }

    private static String of(HttpServletRequest request) {
        return RequestId.usableOrNew(Stream.of(
                        text(request.getHeader(RequestId.HEADER)),
                        text(request.getHeader("X-Correlation-ID")),
                        text(amazonTrace(request.getHeader("X-Amzn-Trace-Id"))))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** {@code Root=1-67891233-abcdef012345678912345678;Self=1-6789123a-…}: Self wins. */
    private static @Nullable String amazonTrace(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String root = null;
        Matcher parts = TRACE_PART.matcher(header);
        while (parts.find()) {
            if (parts.group(1).equals("Self")) {
                return parts.group(2);
            }
            root = parts.group(2);
        }
        return root;
    }
}

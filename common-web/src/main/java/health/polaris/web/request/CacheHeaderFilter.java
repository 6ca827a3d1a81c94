package health.polaris.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.DigestUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Cache headers and a strong ETag on every answer, conditional GET and HEAD (contracts/platform.md §3). An answer
 * that carries a token or a code says {@code Cache-Control: no-store} itself.
 */
public final class CacheHeaderFilter extends OncePerRequestFilter {

    /** Server-sent events, in every service that has them: an answer that goes out while it is made has no ETag. */
    public static final String EVENT_STREAM = "/dhos/v1/event_stream";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        setIfAbsent(response, HttpHeaders.CACHE_CONTROL, "private, no-cache, must-revalidate");
        setIfAbsent(response, HttpHeaders.PRAGMA, "no-cache");
        setIfAbsent(response, HttpHeaders.EXPIRES, "0");
        String tag = tag(buffered);
        response.setHeader(HttpHeaders.ETAG, tag);
        if (isRead(request) && buffered.getStatus() == HttpServletResponse.SC_OK) {
            answerRead(request, buffered, tag);
        } else {
            buffered.copyBodyToResponse();
        }
    }

    /** A stream has no end that one could wait for; found by the decoded path, as its route is. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().equals(EVENT_STREAM);
    }

    /** The error page is written by a dispatch of its own, which gets its headers here too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void answerRead(HttpServletRequest request, ContentCachingResponseWrapper buffered, String tag)
            throws IOException {
        String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !EntityTags.matches(ifMatch, tag)) {
            empty(buffered, HttpServletResponse.SC_PRECONDITION_FAILED);
            return;
        }
        String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null && EntityTags.matches(ifNoneMatch, tag)) {
            empty(buffered, HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        buffered.copyBodyToResponse();
    }

    private static void empty(ContentCachingResponseWrapper buffered, int status) throws IOException {
        buffered.resetBuffer();
        buffered.setStatus(status);
        buffered.copyBodyToResponse();
    }

    private static String tag(ContentCachingResponseWrapper buffered) throws IOException {
        return '"' + DigestUtils.md5DigestAsHex(new ByteArrayInputStream(buffered.getContentAsByteArray())) + '"';
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    private static void setIfAbsent(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}

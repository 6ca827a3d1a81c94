package health.polaris.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Tells where a request comes from: what our own gateway wrote, never what the client claims before it. */
public final class ClientAddress {

    private final int trustedHops;

    ClientAddress(RequestSettings settings) {
        this.trustedHops = settings.trustedProxyHops();
    }

    /** {@code X-Forwarded-For: spoofed, 10.0.0.7} behind one proxy is 10.0.0.7; without proxies the peer's address. */
    public String of(HttpServletRequest request) {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        return trustedHops == 0 || forwarded.size() < trustedHops
                ? request.getRemoteAddr()
                : forwarded.get(forwarded.size() - trustedHops);
    }
}

package health.polaris.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a request comes from: what a proxy of ours wrote, never what the client claims before it. A proxy is ours
 * when its address is named ({@code TRUSTED_PROXIES}); whatever anybody else says is not listened to.
 */
public final class ClientAddress {

    /** Some gateways write {@code 203.0.113.9:51311} or {@code [2001:db8::7]:51311}. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::\\d+)?|([0-9.]+):\\d+");

    private static final int LONGEST_ADDRESS = 64;
    private static final int NETWORK_BYTES = 8;

    private final int trustedHops;
    private final AddressRanges trustedProxies;

    ClientAddress(RequestSettings settings) {
        this.trustedHops = settings.trustedProxyHops();
        this.trustedProxies = AddressRanges.of("TRUSTED_PROXIES", settings.trustedProxies());
    }

    /** {@code X-Forwarded-For: spoofed, 10.0.0.7} of one trusted proxy is 10.0.0.7; else the peer's address. */
    public String of(HttpServletRequest request) {
        InetAddress address = address(request);
        return address == null ? request.getRemoteAddr() : address.getHostAddress();
    }

    /**
     * Whose failures are counted together: an IPv4 address, or the /64 of an IPv6 one, which is the smallest network that
     * one person is given.
     */
    public String network(HttpServletRequest request) {
        return address(request) instanceof Inet6Address six ? network(six) : of(request);
    }

    private @Nullable InetAddress address(HttpServletRequest request) {
        InetAddress forwarded = trustedProxies.contains(request.getRemoteAddr()) ? forwarded(request) : null;
        return forwarded == null ? literal(request.getRemoteAddr()) : forwarded;
    }

    /** Null when nothing was written, or something that is no address. */
    private @Nullable InetAddress forwarded(HttpServletRequest request) {
        List<String> entries = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        return trustedHops == 0 || entries.size() < trustedHops
                ? null
                : literal(entries.get(entries.size() - trustedHops));
    }

    /** Names are not looked up. */
    private static @Nullable InetAddress literal(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        String address = !withPort.matches() ? text : withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
        try {
            return address.length() > LONGEST_ADDRESS ? null : InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static String network(Inet6Address address) {
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), NETWORK_BYTES * 2);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Sixteen bytes are an address", impossible);
        }
    }
}

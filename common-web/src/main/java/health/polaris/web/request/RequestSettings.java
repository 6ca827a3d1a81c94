package health.polaris.web.request;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds and trust of HTTP requests.
 *
 * @param maximalBody {@code MAX_BODY_SIZE}, of HL7, documents and bulk; a longer body is 413
 * @param bodyMemory {@code BODY_MEMORY}, of all bodies that are being read together; null: a part of the heap
 * @param bodyTimeout {@code BODY_TIMEOUT}, from the first byte that is waited for to the last
 * @param trustedProxies {@code TRUSTED_PROXIES}, addresses and CIDR ranges of peers whose {@code X-Forwarded-For} is
 *     believed
 * @param trustedProxyHops how many right-most {@code X-Forwarded-For} entries our own proxies wrote; 0: none
 * @param refuseUnknownParameters whether a query parameter that the route does not declare is 400; else it is ignored
 */
@ConfigurationProperties("polaris.request")
public record RequestSettings(
        @DefaultValue("2MB") DataSize maximalBody,
        @Nullable DataSize bodyMemory,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("1") int trustedProxyHops,
        @DefaultValue("false") boolean refuseUnknownParameters) {

    /** Of the heap, for bodies: what is made of one takes many times as much. */
    private static final int SHARE = 32;

    /** Room for two of the longest bodies at least. */
    long bytesOfBodies() {
        return bodyMemory == null
                ? Math.max(Runtime.getRuntime().maxMemory() / SHARE, maximalBody.toBytes() * 2)
                : Math.max(bodyMemory.toBytes(), maximalBody.toBytes());
    }
}

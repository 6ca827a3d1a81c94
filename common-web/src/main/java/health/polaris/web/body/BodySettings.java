package health.polaris.web.body;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of request bodies.
 *
 * @param longest {@code MAX_BODY_SIZE}, of HL7, documents and bulk; a longer body is 413. Samples for a site profile
 *     may be twice as long; other routes take 256 KB, activation 4 KB
 * @param memory {@code BODY_MEMORY}, of all bodies that are being read together, beyond which a request is 503 with
 *     {@code Retry-After}; empty: 1/32 of the heap. Callers without a token get a quarter of it
 * @param timeout {@code BODY_TIMEOUT}, until the last byte of a body
 */
@Validated
@ConfigurationProperties("polaris.body")
public record BodySettings(
        @DefaultValue("2MB") DataSize longest,
        @Nullable DataSize memory,
        @DurationMin(millis = 1) @DefaultValue("30s") Duration timeout) {

    public BodySettings {
        if (longest.toBytes() < 1) {
            throw new IllegalArgumentException("MAX_BODY_SIZE is at least 1 byte");
        }
    }

    /** Of the heap: what is made of a body takes many times as much. */
    private static final int SHARE = 32;

    private static final int SHARE_OF_ANYBODY = 4;

    /** Room for two of the longest bodies at least, unless somebody has said otherwise. */
    long bytesOfAll() {
        return memory == null
                ? Math.max(Runtime.getRuntime().maxMemory() / SHARE, longest.toBytes() * 2)
                : Math.max(memory.toBytes(), longest.toBytes());
    }

    /** The most that any route takes; no more than there is room for. */
    long twiceTheLongest() {
        return Math.min(longest.toBytes() * 2, bytesOfAll());
    }

    /** Of all, what callers without a token may take; at least one of the longest bodies. */
    long bytesOfAnybody() {
        return Math.max(bytesOfAll() / SHARE_OF_ANYBODY, longest.toBytes());
    }
}

package health.polaris.eventbus.broker;

import health.polaris.eventbus.contract.RejectedMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * How a body is packed: the setting {@code RABBITMQ_COMPRESSION}, and the message header {@code compression}
 * (contracts/platform.md §8.2). What is called gzip there is raw zlib data; publishers that take the name at its word send real
 * gzip data, which are told by their first two bytes, with the header or without: JSON never begins so.
 */
public enum Compression {
    NONE("", null),
    BZIP2("bzip2", "application/x-bz2"),
    GZIP("gzip", "application/x-gzip");

    public static final String HEADER = "compression";

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final String setting;
    private final @Nullable String headerValue;

    Compression(String setting, @Nullable String headerValue) {
        this.setting = setting;
        this.headerValue = headerValue;
    }

    public static Compression named(String setting) {
        return Arrays.stream(values())
                .filter(each -> each.setting.equalsIgnoreCase(setting.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "RABBITMQ_COMPRESSION must be bzip2, gzip or empty, not '%s'".formatted(setting)));
    }

    public static Compression ofHeader(@Nullable Object header) {
        if (header == null) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(each -> header.toString().equalsIgnoreCase(each.headerValue))
                .findFirst()
                .orElseThrow(() -> new RejectedMessageException("compression unknown"));
    }

    public @Nullable String headerValue() {
        return headerValue;
    }

    /** The body as it goes over the wire, under {@link #headerValue}. */
    public byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = packing(packed)) {
            packing.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /**
     * The plain body.
     *
     * @param limit bytes; a small message can unpack to gigabytes
     */
    public byte[] unpack(byte[] packed, int limit) {
        try (InputStream unpacking = unpacking(packed)) {
            byte[] plain = unpacking.readNBytes(limit + 1);
            if (plain.length > limit) {
                throw new RejectedMessageException("body larger than %d bytes".formatted(limit));
            }
            return plain;
        } catch (IOException e) {
            throw new RejectedMessageException("body unreadable: not " + setting + " data");
        }
    }

    private OutputStream packing(OutputStream target) throws IOException {
        return switch (this) {
            case NONE -> target;
            case BZIP2 -> new BZip2CompressorOutputStream(target);
            case GZIP -> new DeflaterOutputStream(target);
        };
    }

    private InputStream unpacking(byte[] packed) throws IOException {
        InputStream source = new ByteArrayInputStream(packed);
        return switch (this) {
            case NONE -> isGzip(packed) ? new GZIPInputStream(source) : source;
            case BZIP2 -> new BZip2CompressorInputStream(source, true);
            case GZIP -> isGzip(packed) ? new GZIPInputStream(source) : new InflaterInputStream(source);
        };
    }

    private static boolean isGzip(byte[] packed) {
        return packed.length > 1 && (packed[0] & 0xff) == GZIP_FIRST && (packed[1] & 0xff) == GZIP_SECOND;
    }
}

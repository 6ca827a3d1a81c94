package health.polaris.connector.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of itself; null is what it does not say, or what is not kept of its kind.
 *
 * @param sender MSH-3 {@code |} MSH-4 as received
 * @param type MSH-9 as received, e.g. {@code ADT^A02^ADT_A02}
 * @param sentAt MSH-7; of a document, when it was stored
 * @param controlId MSH-10.1
 */
public record MessageHeader(
        @Nullable String sender,
        @Nullable String type,
        @Nullable Instant sentAt,
        @Nullable String controlId) {

    static final MessageHeader NONE = new MessageHeader(null, null, null, null);
}

package health.polaris.messages.message;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message; null is "nothing yet" or "nothing new".
 *
 * @param confirmedBy told by the client, never checked
 * @param cancelledBy likewise
 * @param relatedMessage uuid of another message
 */
record Progress(
        @Nullable ClientTime retrieved,
        @Nullable ClientTime confirmed,
        @Nullable String confirmedBy,
        @Nullable ClientTime cancelled,
        @Nullable String cancelledBy,
        @Nullable String relatedMessage) {

    private static final Progress NONE = new Progress(null, null, null, null, null, null);

    boolean isNothing() {
        return equals(NONE);
    }
}

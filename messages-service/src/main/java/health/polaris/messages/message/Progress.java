package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.wire.PresentText;
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

    /** @throws ApiException 400 for a text that is empty, or a time that cannot be read */
    static Progress of(
            Field<String> retrieved,
            Field<String> confirmed,
            Field<String> confirmedBy,
            Field<String> cancelled,
            Field<String> cancelledBy,
            Field<String> relatedMessage) {
        return new Progress(
                ClientTime.of(PresentText.time("retrieved", retrieved)),
                ClientTime.of(PresentText.time("confirmed", confirmed)),
                PresentText.of("confirmed_by", confirmedBy),
                ClientTime.of(PresentText.time("cancelled", cancelled)),
                PresentText.of("cancelled_by", cancelledBy),
                PresentText.of("related_message", relatedMessage));
    }

    /** Nobody confirms or cancels in another's name. */
    Progress by(String callerId) {
        return new Progress(
                retrieved,
                confirmed,
                confirmed == null && confirmedBy == null ? null : callerId,
                cancelled,
                cancelled == null && cancelledBy == null ? null : callerId,
                relatedMessage);
    }

    boolean settles() {
        return confirmed != null || confirmedBy != null || cancelled != null || cancelledBy != null;
    }

    boolean isNothing() {
        return equals(NONE);
    }
}

package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.wire.PresentText;
import health.polaris.messages.wire.UnknownKeyText;

/** What became of a message (contracts/messages.md §5.3): at least one key, none null or empty. */
@UnknownKeyText("{'%s': ['Unknown field.']}")
record MessageUpdate(
        Field<String> retrieved,
        Field<String> confirmed,
        Field<String> confirmedBy,
        Field<String> relatedMessage,
        Field<String> cancelled,
        Field<String> cancelledBy) {

    /** @throws ApiException 400 when nothing was sent, or something that can not be read */
    Progress progress() {
        Progress progress = new Progress(
                ClientTime.of(PresentText.time("retrieved", retrieved)),
                ClientTime.of(PresentText.time("confirmed", confirmed)),
                PresentText.of("confirmed_by", confirmedBy),
                ClientTime.of(PresentText.time("cancelled", cancelled)),
                PresentText.of("cancelled_by", cancelledBy),
                PresentText.of("related_message", relatedMessage));
        if (progress.isNothing()) {
            throw ApiException.invalid("valid update parameters not found.");
        }
        return progress;
    }
}

package health.polaris.connector.feed;

import health.polaris.common.error.ApiException;
import health.polaris.connector.operations.MessageFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which feed is meant, and why. */
record FeedRequest(
        @Schema(description = "MSH-3 | MSH-4 as in the list of feeds, e.g. PASHUB|STMARYS; this or destination")
        @Size(max = MessageFilter.LONGEST)
        @Nullable
        String sender,

        @Schema(description = "epr or mirth; this or sender") @Size(max = 40) @Nullable
        String destination,

        @Schema(description = "Why; needed to pause, and kept in the audit event") @Size(max = 500) @Nullable
        String reason) {

    /** @throws ApiException 400 when not exactly one is named */
    boolean isOfSender() {
        if ((sender == null) == (destination == null)) {
            throw ApiException.invalid("sender, destination: one of them, and not both");
        }
        return sender != null;
    }

    /** @throws ApiException 400 without one */
    String why() {
        if (reason == null || reason.isBlank()) {
            throw ApiException.invalid("reason: say why the feed is paused; it is kept for whoever looks next");
        }
        return reason.strip();
    }
}

package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.messages.correspondent.Party;
import health.polaris.messages.wire.UnknownKeyText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What became of a message (contracts/messages.md §5.3): at least one key, none null or empty. */
@UnknownKeyText("{'%s': ['Unknown field.']}")
@Schema(name = "MessageUpdate")
record MessageUpdateRequest(
        @Schema(minLength = 1) Field<@NotNull String> retrieved,
        @Schema(minLength = 1) Field<@NotNull String> confirmed,
        @Schema(minLength = 1) Field<@NotNull @Size(max = Party.LONGEST) String> confirmedBy,
        @Schema(minLength = 1) Field<@NotNull @Size(max = Party.LONGEST) String> relatedMessage,
        @Schema(minLength = 1) Field<@NotNull String> cancelled,
        @Schema(minLength = 1) Field<@NotNull @Size(max = Party.LONGEST) String> cancelledBy) {

    /** @throws ApiException 400 when nothing was sent, or something that cannot be read */
    Progress progress() {
        Progress progress = Progress.of(retrieved, confirmed, confirmedBy, cancelled, cancelledBy, relatedMessage);
        if (progress.isNothing()) {
            throw ApiException.invalid("valid update parameters not found.");
        }
        return progress;
    }
}

package health.polaris.connector.trial;

import health.polaris.common.error.ApiException;
import health.polaris.connector.inbound.dryrun.EncountersTrial;
import health.polaris.connector.operations.MessageFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which stored messages to try, and by what. */
record StoredTrialRequest(
        @Schema(description = "Of these messages; this or filter") @Size(min = 1, max = EncountersTrial.MOST) @Nullable
        List<@Size(max = 36) String> uuids,

        @Valid @Schema(description = "As in the list, at least one; this or uuids") @Nullable
        MessageFilter filter,

        @Schema(description = "Messages per call, default 100") @Min(1) @Max(EncountersTrial.MOST) @Nullable
        Integer limit,

        @Schema(description = "`next` of the call before") @Size(min = 1) @Nullable
        String after,

        @Schema(description = "A site profile that is in use; each message by that of its sender when neither is given")
        @Size(max = 200)
        @Nullable
        String profile,

        @Schema(
                description =
                        "A site profile that is not: YAML as in the file of profiles, of which the first is tried")
        @Size(max = 100_000)
        @Nullable
        String siteProfile,

        @Schema(
                description = "Also what the platform would make of them together: encounters-service is asked with the"
                        + " caller's token")
        @Nullable
        Boolean verdict) {

    private static final int USUAL = 100;

    int size() {
        return limit == null ? USUAL : limit;
    }

    boolean asksPlatform() {
        return Boolean.TRUE.equals(verdict);
    }

    /** @throws ApiException 400 when not exactly one says which messages */
    StoredTrialRequest checked() {
        if ((uuids == null) == (filter == null)) {
            throw ApiException.invalid("uuids, filter: one of them, and not both");
        }
        if (filter != null && filter.equals(MessageFilter.NONE)) {
            throw ApiException.invalid("filter: at least one is needed");
        }
        return this;
    }
}

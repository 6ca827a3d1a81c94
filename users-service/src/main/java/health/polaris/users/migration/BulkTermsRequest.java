package health.polaris.users.migration;

import health.polaris.users.wire.WireTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An agreement that a migrated clinician brings along. */
@Schema(name = "BulkTerms")
record BulkTermsRequest(
        @Nullable String uuid,
        @Nullable String created,
        @Nullable String createdBy,
        @Nullable String modified,
        @Nullable String modifiedBy,
        @NotNull String productName,
        @Nullable Integer version,
        @Nullable String acceptedTimestamp,
        @Nullable Integer touVersion,
        @Nullable String touAcceptedTimestamp,
        @Nullable Integer patientNoticeVersion,
        @Nullable String patientNoticeAcceptedTimestamp) {

    BulkTermsRequest {
        created = WireTime.utcText("created", created);
        modified = WireTime.utcText("modified", modified);
        acceptedTimestamp = WireTime.utcText("accepted_timestamp", acceptedTimestamp);
        touAcceptedTimestamp = WireTime.utcText("tou_accepted_timestamp", touAcceptedTimestamp);
        patientNoticeAcceptedTimestamp =
                WireTime.utcText("patient_notice_accepted_timestamp", patientNoticeAcceptedTimestamp);
    }
}

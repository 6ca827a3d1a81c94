package health.polaris.users.migration;

import health.polaris.users.wire.BodyValidation;
import health.polaris.users.wire.WireTime;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An agreement that a migrated clinician brings along. */
@Schema(name = "BulkTerms")
record BulkTermsRequest(
        @Nullable @Size(max = BodyValidation.LONGEST_ID) String uuid,
        @Nullable String created,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String createdBy,
        @Nullable String modified,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String modifiedBy,
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String productName,
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

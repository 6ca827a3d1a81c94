package health.polaris.users.terms;

import health.polaris.users.wire.BodyValidation;
import health.polaris.users.wire.WireTime;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST …/terms_agreement}. Times as in {@link WireTime#instant}. Ids and audit fields are what
 * migrations send along; they count for nothing.
 */
record TermsRequest(
        @NotNull @Size(max = BodyValidation.LONGEST_TEXT) String productName,
        @NotNull Integer version,
        @Nullable String acceptedTimestamp,
        @Nullable Integer touVersion,
        @Nullable String touAcceptedTimestamp,
        @Nullable Integer patientNoticeVersion,
        @Nullable String patientNoticeAcceptedTimestamp,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String uuid,
        @Nullable String created,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String createdBy,
        @Nullable String modified,
        @Nullable @Size(max = BodyValidation.LONGEST_TEXT) String modifiedBy) {

    TermsRequest {
        time("accepted_timestamp", acceptedTimestamp);
        time("tou_accepted_timestamp", touAcceptedTimestamp);
        time("patient_notice_accepted_timestamp", patientNoticeAcceptedTimestamp);
    }

    @Nullable
    Instant accepted() {
        return time("accepted_timestamp", acceptedTimestamp);
    }

    @Nullable
    Instant touAccepted() {
        return time("tou_accepted_timestamp", touAcceptedTimestamp);
    }

    @Nullable
    Instant patientNoticeAccepted() {
        return time("patient_notice_accepted_timestamp", patientNoticeAcceptedTimestamp);
    }

    private static @Nullable Instant time(String field, @Nullable String text) {
        return text == null ? null : WireTime.instant(field, text);
    }
}

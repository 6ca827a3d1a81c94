package health.polaris.users.clinician;

import health.polaris.users.query.WireTime;
import org.jspecify.annotations.Nullable;

/** An agreement that a migrated clinician brings along. */
record BulkTerms(
        @Nullable String uuid,
        @Nullable String created,
        @Nullable String createdBy,
        @Nullable String modified,
        @Nullable String modifiedBy,
        String productName,
        @Nullable Integer version,
        @Nullable String acceptedTimestamp,
        @Nullable Integer touVersion,
        @Nullable String touAcceptedTimestamp,
        @Nullable Integer patientNoticeVersion,
        @Nullable String patientNoticeAcceptedTimestamp) {

    BulkTerms {
        Expected.present("product_name", productName);
        created = time("created", created);
        modified = time("modified", modified);
        acceptedTimestamp = time("accepted_timestamp", acceptedTimestamp);
        touAcceptedTimestamp = time("tou_accepted_timestamp", touAcceptedTimestamp);
        patientNoticeAcceptedTimestamp = time("patient_notice_accepted_timestamp", patientNoticeAcceptedTimestamp);
    }

    /** With {@code Z}, as the database reads it without knowing its own time zone; null for null. */
    static @Nullable String time(String field, @Nullable String text) {
        return text == null ? null : WireTime.instant(field, text).toString();
    }
}

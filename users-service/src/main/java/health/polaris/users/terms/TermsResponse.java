package health.polaris.users.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.common.audit.AuditResponse;
import health.polaris.common.json.IsoTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An agreement as clients see it: a version that is absent or 0 is left out together with its time (contracts/users.md §2.2). */
@Schema(name = "TermsAgreement")
public record TermsResponse(
        String productName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer version,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        @Schema(format = "date-time", example = "2019-01-01T12:01:01.000+00:00")
        String acceptedTimestamp,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer touVersion,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(format = "date-time")
        String touAcceptedTimestamp,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer patientNoticeVersion,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(format = "date-time")
        String patientNoticeAcceptedTimestamp,

        @JsonUnwrapped AuditResponse audit) {

    static @Nullable Integer shown(@Nullable Integer version) {
        return version == null || version == 0 ? null : version;
    }

    static @Nullable String shown(@Nullable Integer version, @Nullable Instant accepted) {
        return shown(version) == null || accepted == null ? null : IsoTime.formatForEvent(accepted);
    }
}

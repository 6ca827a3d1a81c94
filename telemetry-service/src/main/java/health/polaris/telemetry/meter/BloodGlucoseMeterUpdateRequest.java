package health.polaris.telemetry.meter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.polaris.common.json.Field;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What changes; nothing can be emptied. Unknown keys, identifiers and audit fields are ignored.
 *
 * @param patientId never changes; one that is not the path's is a mistake
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "BloodGlucoseMeterUpdate")
record BloodGlucoseMeterUpdateRequest(
        Field<@NotNull @Size(max = 36) String> mobileId,
        Field<@NotNull String> serialNumber,
        Field<@NotNull(message = "invalid timestamp") Instant> dateVerified,
        Field<@NotNull Boolean> isBgValueCorrect,
        @Schema(example = "6.1") Field<@NotNull @DecimalMin("-1e300") @DecimalMax("1e300") Double> bloodGlucoseValue,
        Field<@NotNull String> appProduct,
        Field<@NotNull String> appVersion,
        Field<@NotNull String> patientId) {}

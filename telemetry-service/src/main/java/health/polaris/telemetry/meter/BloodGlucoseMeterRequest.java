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
 * Unknown keys are ignored.
 *
 * @param mobileId id of the phone's installation, which is not looked up
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "NewBloodGlucoseMeter")
record BloodGlucoseMeterRequest(
        @NotNull @Size(max = 36) String mobileId,
        @Schema(example = "BM-4471190") @NotNull String serialNumber,
        @NotNull(message = "invalid timestamp") Instant dateVerified,
        Field<@NotNull Boolean> isBgValueCorrect,
        @Schema(example = "6.1") Field<@NotNull @DecimalMin("-1e300") @DecimalMax("1e300") Double> bloodGlucoseValue,
        @Schema(example = "GDM") @NotNull String appProduct,
        @Schema(example = "v21.3.7") @NotNull String appVersion) {}

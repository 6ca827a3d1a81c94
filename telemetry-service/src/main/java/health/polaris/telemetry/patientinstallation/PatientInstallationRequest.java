package health.polaris.telemetry.patientinstallation;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.telemetry.installation.UndeclaredKeys;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All are free text: no enumerations, no version syntax, no length limit; empty is fine.
 *
 * @param dateFirstLaunched with its offset, which is kept
 * @param otherKeys whatever else was sent
 */
@Schema(name = "NewPatientInstallation", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PatientInstallationRequest(
        @Schema(example = "A1-77-0042") @NotNull String uniqueDeviceCode,
        @NotNull(message = UndeclaredKeys.INVALID_TIME) OffsetDateTime dateFirstLaunched,
        @Schema(example = "GDM") @NotNull String appProduct,
        @Schema(example = "v21.3.7") @NotNull String appVersion,
        @Schema(example = "Android") @NotNull String phoneOs,
        @Schema(example = "13") @NotNull String phoneOsVersion,
        @Schema(example = "Fairphone") @NotNull String manufacturer,
        @Schema(example = "FP4") @NotNull String model,
        @Schema(example = "Fairphone 4") @NotNull String displayName,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> otherKeys) {}

package health.polaris.telemetry.clinicianinstallation;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.telemetry.installation.UndeclaredKeys;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All are free text, the address too: {@code 195.189.79.280} is fine.
 *
 * @param dateFirstUsed with its offset, which is kept
 * @param otherKeys whatever else was sent
 */
@Schema(name = "NewClinicianInstallation", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ClinicianInstallationRequest(
        @Schema(example = "WARD7-PC3") @NotNull String uniqueDeviceCode,
        @NotNull(message = UndeclaredKeys.INVALID_TIME) OffsetDateTime dateFirstUsed,
        @Schema(example = "GDM") @NotNull String appProduct,
        @Schema(example = "v21.3.7") @NotNull String appVersion,
        @Schema(example = "Windows") @NotNull String desktopOs,
        @Schema(example = "11") @NotNull String desktopOsVersion,
        @Schema(example = "10.4.7.19") @NotNull String ipAddress,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> otherKeys) {}

package health.polaris.telemetry.clinicianinstallation;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import health.polaris.common.json.Field;
import health.polaris.telemetry.installation.UndeclaredKeys;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes; nothing can be emptied, and owner and device stay what they are.
 *
 * @param otherKeys whatever else was sent
 */
@Schema(name = "ClinicianInstallationUpdate", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ClinicianInstallationUpdateRequest(
        Field<@NotNull(message = UndeclaredKeys.INVALID_TIME) OffsetDateTime> dateFirstUsed,
        Field<@NotNull String> appProduct,
        Field<@NotNull String> appVersion,
        Field<@NotNull String> desktopOs,
        Field<@NotNull String> desktopOsVersion,
        Field<@NotNull String> ipAddress,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> otherKeys) {}

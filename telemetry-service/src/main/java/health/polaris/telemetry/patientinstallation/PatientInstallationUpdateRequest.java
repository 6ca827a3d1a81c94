package health.polaris.telemetry.patientinstallation;

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
@Schema(name = "PatientInstallationUpdate", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PatientInstallationUpdateRequest(
        Field<@NotNull(message = UndeclaredKeys.INVALID_TIME) OffsetDateTime> dateFirstLaunched,
        Field<@NotNull String> appProduct,
        Field<@NotNull String> appVersion,
        Field<@NotNull String> phoneOs,
        Field<@NotNull String> phoneOsVersion,
        Field<@NotNull String> manufacturer,
        Field<@NotNull String> model,
        Field<@NotNull String> displayName,
        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> otherKeys) {}

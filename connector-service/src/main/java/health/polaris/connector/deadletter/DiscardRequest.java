package health.polaris.connector.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a letter is not needed any more. */
record DiscardRequest(
        @Schema(description = "Kept in the audit event and the timeline of the message; no patient data")
        @NotBlank
        @Size(max = 1000)
        String reason) {}

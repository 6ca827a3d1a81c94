package health.polaris.connector.inbound.dryrun;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.polaris.connector.inbound.MessageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A message to be tried; other keys are ignored, as in a real one. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DryRunRequest(
        @NotNull
        @Pattern(regexp = MessageRequest.HL7_V2, message = "must be HL7v2")
        @Schema(allowableValues = MessageRequest.HL7_V2)
        String type,

        @NotNull @Schema(description = "base64 of the HL7 text")
        String body,

        @Schema(
                description =
                        "a site profile to try that is not in use: YAML as in the file of profiles, of which the first is"
                                + " tried whoever the sender is")
        @Size(max = 100_000)
        @Nullable
        String siteProfile) {}

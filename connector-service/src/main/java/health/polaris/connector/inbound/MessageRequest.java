package health.polaris.connector.inbound;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A message on its way in; other keys are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MessageRequest(
        @NotNull
        @Pattern(regexp = MessageRequest.HL7_V2, message = "must be HL7v2")
        @Schema(allowableValues = MessageRequest.HL7_V2)
        String type,

        @NotNull
        @Schema(
                description = "base64 of the HL7 text, in UTF-8 or else as MSH-18 declares (8859/1)",
                example = "TVNIfF5+XCZ8UEFTSFVCfFNUTUFSWVN8…")
        String body) {

    public static final String HL7_V2 = "HL7v2";
}

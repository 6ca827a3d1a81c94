package health.polaris.connector.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A document on its way out; other keys are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CdaRequest(
        @NotNull
        @Pattern(regexp = CdaRequest.CDA, message = "must be HL7v3CDA")
        @Schema(allowableValues = CdaRequest.CDA)
        String type,

        @NotNull @Schema(description = "XML text, sent on as it is")
        String content) {

    static final String CDA = "HL7v3CDA";
}

package health.polaris.connector.outbound;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.observation.InvalidObservationSetException;
import health.polaris.connector.observation.ObservationMessage;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where other programs than ours hand in observation sets for the EPR. */
@RestController
@Tag(name = "observations", description = "Observation sets on their way to the EPR")
record OruController(ObservationOutputService output) {
    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "sendObservationSet")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = OruRequest.class)))
    @PostMapping(path = "/dhos/v1/oru_message", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void send(@RequestBody byte[] body) {
        try {
            ObjectNode data = ObservationMessage.data(body);
            if (output.isOn()) {
                output.accept(data);
            }
        } catch (InvalidObservationSetException invalid) {
            throw ApiException.invalid(invalid.answer());
        }
    }
}

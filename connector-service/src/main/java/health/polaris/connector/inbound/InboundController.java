package health.polaris.connector.inbound;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.messagelog.MessageSource;
import health.polaris.web.body.BodyUpTo;
import health.polaris.web.database.UsesPool;
import health.polaris.web.request.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the hospital's integration engine posts its messages. */
@RestController
@Tag(name = "hl7-messages")
record InboundController(InboundService inbound, ClientAddress addresses) {

    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(
            scopes = "write:hl7_message",
            issuers = {IssuerKind.INTERNAL, IssuerKind.EPR_ADAPTER})
    @Operation(
            operationId = "receiveHl7Message",
            summary = "Take an HL7 v2 ADT message",
            description =
                    "Stored, acknowledged and, when accepted, published. Refused messages are answered with 200 too:"
                            + " the acknowledgement says AE or AR. What cannot be read as HL7 at all is stored all the"
                            + " same, and answered with 400 and the uuid where it is kept.")
    @ApiResponse(responseCode = "200", description = "The acknowledgement; the message is safely stored")
    @UsesPool("intake")
    @PostMapping("/dhos/v1/message")
    AcknowledgementResponse receive(@Valid @RequestBody MessageRequest request, HttpServletRequest http) {
        return MessageSource.during(
                addresses.of(http), () -> AcknowledgementResponse.of(inbound.receive(request.body())));
    }
}

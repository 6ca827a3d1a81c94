package health.polaris.connector.inbound;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.messagelog.MessageSource;
import health.polaris.web.body.BodyUpTo;
import health.polaris.web.database.UsesPool;
import health.polaris.web.request.ClientAddress;
import io.swagger.v3.oas.annotations.Operation;
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
    @Operation(operationId = "receiveHl7Message")
    @UsesPool("intake")
    @PostMapping("/dhos/v1/message")
    AcknowledgementResponse receive(@Valid @RequestBody MessageRequest request, HttpServletRequest http) {
        return MessageSource.during(
                addresses.of(http), () -> AcknowledgementResponse.of(inbound.receive(request.body())));
    }
}

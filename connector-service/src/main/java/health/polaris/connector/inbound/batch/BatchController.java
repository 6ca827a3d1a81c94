package health.polaris.connector.inbound.batch;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.inbound.MessageRequest;
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

/** Where the hospital's integration engine posts batches of messages. */
@RestController
@Tag(name = "hl7-messages")
record BatchController(BatchService batches, ClientAddress addresses) {

    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(
            scopes = "write:hl7_message",
            issuers = {IssuerKind.INTERNAL, IssuerKind.EPR_ADAPTER})
    @Operation(
            operationId = "receiveHl7MessageBatch",
            summary = "Take a batch of HL7 v2 ADT messages",
            description = "FHS, BHS, messages, BTS, FTS, or messages alone. Each message is stored, acknowledged and"
                    + " published on its own, in the order of the batch; one that cannot be read is kept and"
                    + " refused by its position. After 503 the whole batch is sent again: messages taken before"
                    + " are answered as duplicates. 413 also when there are too many messages.")
    @ApiResponse(responseCode = "200", description = "The batch of acknowledgements; every message is safely stored")
    @UsesPool("intake")
    @PostMapping("/dhos/v1/message_batch")
    BatchResponse receiveBatch(@Valid @RequestBody MessageRequest request, HttpServletRequest http) {
        return MessageSource.during(addresses.of(http), () -> batches.receive(request.body()));
    }
}

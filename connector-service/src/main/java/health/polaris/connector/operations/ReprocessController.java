package health.polaris.connector.operations;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Having messages done again, after a rule, a profile or a consumer was mended. */
@RestController
@RequestMapping("/dhos/v1/message")
@Tag(name = "reprocessing", description = "Having messages done again after a rule, a profile or a consumer was mended")
@Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
record ReprocessController(BulkReprocessService reprocesses) {
    @Operation(
            operationId = "reprocessHl7Message",
            summary = "Have a received message done again under the rules that hold now",
            description = "An accepted one is published again with its uuid, sequence and sent_at and a number in"
                    + " `reprocess`. One that was refused or unreadable and is understood now is accepted; what its"
                    + " sender was told stays as it is.")
    @ApiResponse(responseCode = "200", description = "It is published")
    @ApiResponse(responseCode = "404", description = "No such message")
    @ApiResponse(
            responseCode = "409",
            description = "A duplicate, an outgoing message, or one whose control id another message has by now")
    @ApiResponse(responseCode = "422", description = "It is still refused or unreadable; the text names the rule")
    @PostMapping("/{message_uuid}/reprocess")
    ReprocessAnswer one(@PathVariable("message_uuid") String uuid) {
        return reprocesses.one(uuid);
    }

    @Operation(
            operationId = "reprocessHl7Messages",
            summary = "Have all received messages of a filter done again, the oldest first",
            description = "At least one filter. Duplicates are left out. `dry` counts without doing anything. At most"
                    + " `limit` messages per call; go on with `next` as `after` until it is null.")
    @ApiResponse(responseCode = "200")
    @PostMapping("/reprocess")
    ReprocessSetAnswer many(@Valid @RequestBody ReprocessSetRequest request) {
        return reprocesses.many(request);
    }
}

package health.polaris.connector.messagelog;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.connector.progress.MessageProgressService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reading stored messages, and marking them as processed. */
@RestController
@RequestMapping("/dhos/v1/message")
@Tag(name = "hl7-messages", description = "Messages of the hospital and to it: take, find and mark them")
record MessageController(MessageSearch search, MessageProgressService progress) {
    private static final String READ = "read:hl7_message";
    private static final String WRITE = "write:hl7_message";

    @Allow(scopes = READ, issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "getHl7Message")
    @GetMapping("/{message_uuid}")
    MessageResponse message(@PathVariable("message_uuid") String uuid) {
        return search.byUuid(uuid)
                .map(MessageResponse::from)
                .orElseThrow(() -> ApiException.notFound("Message not found"));
    }

    @Allow(scopes = WRITE, issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "markHl7Message")
    @PatchMapping("/{message_uuid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@PathVariable("message_uuid") String uuid, @Valid @RequestBody ProcessedRequest request) {
        progress.mark(uuid, request.isProcessed());
    }

    @Allow(scopes = READ, issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "findHl7MessagesOfPatient")
    @GetMapping("/search")
    List<MessageResponse> ofIdentifier(
            @Parameter(description = "MRN, NHS number or Visit ID") @RequestParam("identifier_type") String type,
            @Parameter(description = "The whole value, case sensitive") @RequestParam("identifier") String identifier) {
        return search.byIdentifier(type, identifier).stream()
                .map(MessageResponse::from)
                .toList();
    }

    @Allow(scopes = READ, issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "findHl7MessagesByControlId")
    @GetMapping("/search/{message_control_id}")
    List<MessageResponse> ofControlId(@PathVariable("message_control_id") String controlId) {
        return search.byControlId(controlId).stream().map(MessageResponse::from).toList();
    }
}

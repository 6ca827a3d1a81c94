package health.polaris.connector.operations;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import io.swagger.v3.oas.annotations.Operation;
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
    @Operation(operationId = "reprocessHl7Message")
    @PostMapping("/{message_uuid}/reprocess")
    ReprocessAnswer one(@PathVariable("message_uuid") String uuid) {
        return reprocesses.one(uuid);
    }

    @Operation(operationId = "reprocessHl7Messages")
    @PostMapping("/reprocess")
    ReprocessSetAnswer many(@Valid @RequestBody ReprocessSetRequest request) {
        return reprocesses.many(request);
    }
}

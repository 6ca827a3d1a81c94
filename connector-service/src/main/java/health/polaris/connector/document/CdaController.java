package health.polaris.connector.document;

import health.polaris.common.security.Allow;
import health.polaris.common.security.IssuerKind;
import health.polaris.web.body.BodyUpTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where other programs than ours hand in documents. */
@RestController
@Tag(name = "documents", description = "Clinical documents on their way to Mirth")
record CdaController(MirthSettings settings, DocumentService documents) {
    @BodyUpTo(BodyUpTo.LONGEST)
    @Allow(scopes = "write:hl7_message", issuers = IssuerKind.INTERNAL)
    @Operation(operationId = "sendClinicalDocument")
    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "501", description = "No Mirth is configured", content = @Content)
    @PostMapping("/dhos/v1/cda_message")
    ResponseEntity<Void> send(@Valid @RequestBody CdaRequest request) {
        if (!settings.isOn()) {
            return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED).build();
        }
        documents.keep(request.content());
        return ResponseEntity.status(HttpStatus.CREATED).build();
    }
}

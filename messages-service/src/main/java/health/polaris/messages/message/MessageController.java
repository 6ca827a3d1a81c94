package health.polaris.messages.message;

import health.polaris.common.security.Allow;
import health.polaris.messages.correspondent.Correspondent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Single messages (contracts/messages.md §5). */
@RestController
@Tag(name = "messages", description = "Messages between patients and wards")
record MessageController(MessageService messages) {
    /** Answers 200, as it always has. */
    @Operation(operationId = "createMessage")
    @Allow(scopes = "write:gdm_message_all")
    @Allow(scopes = "write:gdm_message")
    @PostMapping("/dhos/v2/message")
    MessageResponse create(@Valid @RequestBody MessageRequest request, Correspondent writer) {
        return messages.create(request, writer);
    }

    @Operation(operationId = "createMessageV1")
    @Deprecated
    @Allow(scopes = "write:gdm_message_all")
    @Allow(scopes = "write:gdm_message")
    @PostMapping("/dhos/v1/message")
    ResponseEntity<MessageResponse> createByOldPath(@Valid @RequestBody MessageRequest request, Correspondent writer) {
        return ResponseEntity.ok()
                .header("Deprecation", "true")
                .header("Link", "</dhos/v2/message>; rel=\"successor-version\"")
                .body(messages.create(request, writer));
    }

    @Operation(operationId = "getMessage")
    @Allow(scopes = "read:gdm_message_all")
    @Allow(scopes = "read:gdm_message")
    @GetMapping("/dhos/v1/message/{message_id}")
    MessageResponse get(@PathVariable("message_id") String messageId, Correspondent reader) {
        return messages.get(messageId, reader);
    }

    @Operation(operationId = "updateMessage")
    @Allow(scopes = "write:gdm_message_all")
    @Allow(scopes = "write:gdm_message")
    @PatchMapping("/dhos/v1/message/{message_id}")
    MessageResponse update(
            @PathVariable("message_id") String messageId,
            @Valid @RequestBody MessageUpdateRequest update,
            Correspondent writer) {
        return messages.update(messageId, update, writer);
    }
}

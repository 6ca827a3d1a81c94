package health.polaris.messages.message;

import health.polaris.common.security.Allow;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.web.description.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
    @Operation(
            operationId = "createMessage",
            summary = "Send a message",
            description = "Answers 200, as it always has.")
    @Allow(scopes = "write:gdm_message_all")
    @Allow(scopes = "write:gdm_message")
    @Refuses(429)
    @PostMapping("/dhos/v2/message")
    MessageResponse create(@Valid @RequestBody MessageRequest request, Correspondent writer) {
        return messages.create(request, writer);
    }

    @Operation(
            operationId = "createMessageV1",
            summary = "Send a message, by the old path",
            description = "Use `POST /dhos/v2/message`.")
    @Deprecated
    @Allow(scopes = "write:gdm_message_all")
    @Allow(scopes = "write:gdm_message")
    @Refuses(429)
    @PostMapping("/dhos/v1/message")
    ResponseEntity<MessageResponse> createByOldPath(@Valid @RequestBody MessageRequest request, Correspondent writer) {
        return ResponseEntity.ok()
                .header("Deprecation", "true")
                .header("Link", "</dhos/v2/message>; rel=\"successor-version\"")
                .body(messages.create(request, writer));
    }

    @Operation(
            operationId = "getMessage",
            summary = "A message",
            description = "Reading it does not make it retrieved.")
    @Allow(scopes = "read:gdm_message_all")
    @Allow(scopes = "read:gdm_message")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such message")
    @GetMapping("/dhos/v1/message/{message_id}")
    MessageResponse get(@PathVariable("message_id") String messageId, Correspondent reader) {
        return messages.get(messageId, reader);
    }

    @Operation(
            operationId = "updateMessage",
            summary = "Say what became of a message",
            description = "That it was retrieved, confirmed or cancelled, when and by whom.")
    @Allow(scopes = "write:gdm_message_all")
    @Allow(scopes = "write:gdm_message")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such message")
    @PatchMapping("/dhos/v1/message/{message_id}")
    MessageResponse update(
            @PathVariable("message_id") String messageId,
            @Valid @RequestBody MessageUpdateRequest update,
            Correspondent writer) {
        return messages.update(messageId, update, writer);
    }
}

package health.polaris.messages.messagelist;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.correspondent.Party;
import health.polaris.messages.message.MessageResponse;
import health.polaris.web.request.LinksToNext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What concerns somebody, on either side, and who wants to be called back (contracts/messages.md §6.3, §6.4). */
@RestController
@Tag(name = "messages")
record ConversationController(ConversationService conversations) {
    private static final int MOST_PATIENTS = 1000;

    @Operation(operationId = "listMessagesSentOrReceived")
    @LinksToNext
    @Allow(scopes = "read:gdm_message_all")
    @Allow(scopes = "read:message_all")
    @Allow(scopes = "read:gdm_message")
    @GetMapping("/dhos/v1/sender_or_receiver/{unique_id}/message")
    ResponseEntity<List<MessageResponse>> sentOrReceived(
            @PathVariable("unique_id") String uniqueId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        boolean allowed = reader.hasScope("read:gdm_message_all")
                || reader.hasScope("read:message_all")
                || reader.mayListEitherSide(uniqueId);
        if (!allowed) {
            throw ApiException.forbidden();
        }
        return conversations.read(uniqueId, reader, page).answer();
    }

    /** Keyed by patient id; patients without an open callback are left out. */
    @Operation(operationId = "findOpenCallbacks")
    @Allow(scopes = "read:gdm_patient_all")
    @Allow(scopes = "read:gdm_patient")
    @PostMapping("/dhos/v1/active/callback/message")
    Map<String, MessageResponse> openCallbacksOf(
            @RequestBody @Size(max = MOST_PATIENTS) List<@NotNull @Size(max = Party.LONGEST) String> patientIds,
            Correspondent reader) {
        return conversations.openCallbacksOf(patientIds, reader);
    }
}

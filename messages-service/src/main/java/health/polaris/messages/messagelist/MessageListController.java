package health.polaris.messages.messagelist;

import health.polaris.common.security.Allow;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.message.MessageResponse;
import health.polaris.web.request.LinksToNext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has sent or received, or two have exchanged (contracts/messages.md §6.1, §6.2). */
@RestController
@Tag(name = "messages")
@Allow(scopes = MessageListService.READ_ALL)
@Allow(scopes = "read:gdm_message")
record MessageListController(MessageListService lists) {
    @Operation(operationId = "listSentMessages")
    @LinksToNext
    @GetMapping("/dhos/v1/sender/{sender_id}/message")
    ResponseEntity<List<MessageResponse>> sent(
            @PathVariable("sender_id") String senderId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.of(senderId, MessageList.SENT, page, reader).answer();
    }

    @Operation(operationId = "listActiveSentMessages")
    @LinksToNext
    @GetMapping("/dhos/v1/sender/{sender_id}/active/message")
    ResponseEntity<List<MessageResponse>> activeSent(
            @PathVariable("sender_id") String senderId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.of(senderId, MessageList.ACTIVE_SENT, page, reader).answer();
    }

    @Operation(operationId = "listReceivedMessages")
    @LinksToNext
    @GetMapping("/dhos/v1/receiver/{receiver_id}/message")
    ResponseEntity<List<MessageResponse>> received(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.of(receiverId, MessageList.RECEIVED, page, reader).answer();
    }

    @Operation(operationId = "listActiveReceivedMessages")
    @LinksToNext
    @GetMapping("/dhos/v1/receiver/{receiver_id}/active/message")
    ResponseEntity<List<MessageResponse>> activeReceived(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.of(receiverId, MessageList.ACTIVE_RECEIVED, page, reader).answer();
    }

    @Operation(operationId = "listOpenCallbacks")
    @LinksToNext
    @GetMapping("/dhos/v1/receiver/{receiver_id}/active/callback/message")
    ResponseEntity<List<MessageResponse>> openCallbacks(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.of(receiverId, MessageList.OPEN_CALLBACKS, page, reader).answer();
    }

    @Operation(operationId = "listMessagesBetween")
    @LinksToNext
    @GetMapping("/dhos/v1/sender/{sender_id}/receiver/{receiver_id}/message")
    ResponseEntity<List<MessageResponse>> between(
            @PathVariable("sender_id") String senderId,
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.between(senderId, receiverId, MessageList.BETWEEN, page, reader)
                .answer();
    }

    @Operation(operationId = "listActiveMessagesBetween")
    @LinksToNext
    @GetMapping("/dhos/v1/sender/{sender_id}/receiver/{receiver_id}/active/message")
    ResponseEntity<List<MessageResponse>> activeBetween(
            @PathVariable("sender_id") String senderId,
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        return lists.between(senderId, receiverId, MessageList.ACTIVE_BETWEEN, page, reader)
                .answer();
    }
}

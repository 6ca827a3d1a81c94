package health.polaris.messages.message;

import static health.polaris.messages.message.MessageFilter.active;
import static health.polaris.messages.message.MessageFilter.from;
import static health.polaris.messages.message.MessageFilter.ofPair;
import static health.polaris.messages.message.MessageFilter.openCallback;
import static health.polaris.messages.message.MessageFilter.to;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What somebody has sent or received, or two have exchanged (contracts/messages.md §6.1, §6.2). */
@RestController
class MessageListEndpoints {

    private static final String ALL = "read:gdm_message_all";
    private static final String OWN = "read:gdm_message";

    private final MessageLists lists;

    MessageListEndpoints(MessageLists lists) {
        this.lists = lists;
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/sender/{sender_id}/message")
    List<MessageResponse> sent(
            @PathVariable("sender_id") String senderId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, senderId);
        return lists.read(from(senderId, reader.viewOf(senderId)), page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/sender/{sender_id}/active/message")
    List<MessageResponse> activeSent(
            @PathVariable("sender_id") String senderId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, senderId);
        return lists.read(from(senderId, reader.viewOf(senderId)).and(active()), page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/receiver/{receiver_id}/message")
    List<MessageResponse> received(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, receiverId);
        return lists.read(to(receiverId, reader.viewOf(receiverId)), page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/receiver/{receiver_id}/active/message")
    List<MessageResponse> activeReceived(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, receiverId);
        return lists.read(to(receiverId, reader.viewOf(receiverId)).and(active()), page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/receiver/{receiver_id}/active/callback/message")
    List<MessageResponse> openCallbacks(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, receiverId);
        return lists.read(to(receiverId, reader.viewOf(receiverId)).and(openCallback()), page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/sender/{sender_id}/receiver/{receiver_id}/message")
    List<MessageResponse> between(
            @PathVariable("sender_id") String senderId,
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, senderId, receiverId);
        return lists.read(ofPair(senderId, receiverId), page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/sender/{sender_id}/receiver/{receiver_id}/active/message")
    List<MessageResponse> activeBetween(
            @PathVariable("sender_id") String senderId,
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, senderId, receiverId);
        return lists.read(ofPair(senderId, receiverId).and(active()), page);
    }

    private static void requirePath(Correspondent reader, String... pathIds) {
        if (!reader.hasScope(ALL) && Arrays.stream(pathIds).noneMatch(reader::mayList)) {
            throw ApiException.forbidden();
        }
    }
}

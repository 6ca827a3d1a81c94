package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Allow;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lists of messages (contracts/messages.md §6). */
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
        return lists.sentBy(senderId, reader, page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/sender/{sender_id}/active/message")
    List<MessageResponse> activeSent(
            @PathVariable("sender_id") String senderId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, senderId);
        return lists.activeSentBy(senderId, reader, page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/receiver/{receiver_id}/message")
    List<MessageResponse> received(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, receiverId);
        return lists.receivedBy(receiverId, reader, page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/receiver/{receiver_id}/active/message")
    List<MessageResponse> activeReceived(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, receiverId);
        return lists.activeReceivedBy(receiverId, reader, page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/receiver/{receiver_id}/active/callback/message")
    List<MessageResponse> openCallbacks(
            @PathVariable("receiver_id") String receiverId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        requirePath(reader, receiverId);
        return lists.openCallbacksTo(receiverId, reader, page);
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
        return lists.between(senderId, receiverId, page);
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
        return lists.activeBetween(senderId, receiverId, page);
    }

    @Allow(scopes = ALL)
    @Allow(scopes = "read:message_all")
    @Allow(scopes = OWN)
    @GetMapping("/dhos/v1/sender_or_receiver/{unique_id}/message")
    List<MessageResponse> sentOrReceived(
            @PathVariable("unique_id") String uniqueId,
            @Valid @ParameterObject MessagePage page,
            Correspondent reader) {
        boolean allowed =
                reader.hasScope(ALL) || reader.hasScope("read:message_all") || reader.mayListEitherSide(uniqueId);
        if (!allowed) {
            throw ApiException.forbidden();
        }
        return lists.sentOrReceivedBy(uniqueId, reader, page);
    }

    /** Keyed by patient id; patients without an open callback are left out. */
    @Allow(scopes = "read:gdm_patient_all")
    @Allow(scopes = "read:gdm_patient")
    @PostMapping("/dhos/v1/active/callback/message")
    Map<String, MessageResponse> openCallbacksOf(@RequestBody List<String> patientIds, Correspondent reader) {
        if (patientIds.stream().anyMatch(Objects::isNull)) {
            throw ApiException.invalid("Patient ids must be texts");
        }
        return lists.openCallbacksOf(patientIds, reader);
    }

    private static void requirePath(Correspondent reader, String... pathIds) {
        if (!reader.hasScope(ALL) && Arrays.stream(pathIds).noneMatch(reader::mayList)) {
            throw ApiException.forbidden();
        }
    }
}

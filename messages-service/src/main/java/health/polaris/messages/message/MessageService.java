package health.polaris.messages.message;

import health.polaris.common.error.ApiException;
import health.polaris.messages.correspondent.Correspondent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes and reads single messages, and records what became of them (contracts/messages.md §5). */
@Service
class MessageService {

    private final MessageRepository repository;
    private final MessageTypes types;
    private final SendingRate rate;

    MessageService(MessageRepository repository, MessageTypes types, SendingRate rate) {
        this.repository = repository;
        this.types = types;
        this.rate = rate;
    }

    @Transactional
    public MessageResponse create(MessageRequest request, Correspondent writer) {
        Message message = request.toMessage(types, writer);
        if (message.messageTypeId() == MessageType.RED_ALERT && !writer.isSystem()) {
            throw ApiException.forbidden();
        }
        if (!writer.hasScope("write:gdm_message_all") && !writer.mayWrite(message.from(), message.to())) {
            throw ApiException.forbidden();
        }
        if (!writer.isSystem()) {
            rate.count(writer.caller().id());
            markInAnothersName(message, writer);
        }
        requireRelated(message.progress().relatedMessage());
        return response(repository.saveAndFlush(message));
    }

    /** Whoever may write in any name makes nobody a patient of a ward, and no patient anything else. */
    private static void markInAnothersName(Message message, Correspondent writer) {
        if (!writer.is(message.from())) {
            message.markInAnothersName();
        }
    }

    /** A stranger gets 403, and 404 only for what is not there. */
    @Transactional(readOnly = true)
    public MessageResponse get(String uuid, Correspondent reader) {
        Message message = repository.findById(uuid).orElseThrow(MessageService::notFound);
        requirePart(message, reader, "read:gdm_message_all");
        return response(message);
    }

    /** Sender and receiver have equal rights; the last value of a field wins. */
    @Transactional
    public MessageResponse update(String uuid, MessageUpdateRequest update, Correspondent writer) {
        Progress progress = writer.isSystem()
                ? update.progress()
                : update.progress().by(writer.caller().id());
        Message message = repository.findToChange(uuid).orElseThrow(MessageService::notFound);
        requirePart(message, writer, "write:gdm_message_all");
        requireReceiverOfAlert(message, progress, writer);
        if (uuid.equals(progress.relatedMessage())) {
            throw ApiException.invalid("Cannot set property related_message, circular reference to parent.");
        }
        requireRelated(progress.relatedMessage());
        message.apply(progress);
        return response(repository.saveAndFlush(message));
    }

    private static void requirePart(Message message, Correspondent correspondent, String scopeForAll) {
        if (!correspondent.hasScope(scopeForAll) && !correspondent.takesPartIn(message.from(), message.to())) {
            throw ApiException.forbidden();
        }
    }

    /** Whoever an alert is for says that it was seen to; never the patient whom it is about, and nobody of another ward. */
    private static void requireReceiverOfAlert(Message message, Progress progress, Correspondent writer) {
        boolean mayConfirm = writer.isSystem() || !writer.isPatient() && writer.is(message.to());
        if (message.isAlert() && progress.settles() && !mayConfirm) {
            throw ApiException.forbidden();
        }
    }

    private void requireRelated(@Nullable String uuid) {
        if (uuid != null && !repository.existsById(uuid)) {
            throw ApiException.invalid("Cannot set 'related_message' as '%s' is an invalid value.".formatted(uuid));
        }
    }

    private MessageResponse response(Message message) {
        return MessageResponse.from(message, types.of(message));
    }

    private static ApiException notFound() {
        return ApiException.notFound("Message not found");
    }
}

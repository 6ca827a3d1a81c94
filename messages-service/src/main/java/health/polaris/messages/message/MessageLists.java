package health.polaris.messages.message;

import static health.polaris.messages.message.MessageFilter.active;
import static health.polaris.messages.message.MessageFilter.from;
import static health.polaris.messages.message.MessageFilter.openCallback;
import static health.polaris.messages.message.MessageFilter.to;

import health.polaris.common.error.ApiException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists of contracts/messages.md §6, newest first, each in one statement. */
@Service
class MessageLists {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "created", "uuid");

    private final MessageRepository repository;
    private final MessageTypes types;
    private final ConversationFilter conversations;

    MessageLists(MessageRepository repository, MessageTypes types, ConversationFilter conversations) {
        this.repository = repository;
        this.types = types;
        this.conversations = conversations;
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> sentBy(String id, Correspondent reader, MessagePage page) {
        return list(from(id, reader.viewOf(id)), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> activeSentBy(String id, Correspondent reader, MessagePage page) {
        return list(from(id, reader.viewOf(id)).and(active()), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> receivedBy(String id, Correspondent reader, MessagePage page) {
        return list(to(id, reader.viewOf(id)), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> activeReceivedBy(String id, Correspondent reader, MessagePage page) {
        return list(to(id, reader.viewOf(id)).and(active()), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> openCallbacksTo(String id, Correspondent reader, MessagePage page) {
        return list(to(id, reader.viewOf(id)).and(openCallback()), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> between(String sender, String receiver, MessagePage page) {
        return list(from(sender, null).and(to(receiver, null)), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> activeBetween(String sender, String receiver, MessagePage page) {
        return list(from(sender, null).and(to(receiver, null)).and(active()), page);
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> sentOrReceivedBy(String id, Correspondent reader, MessagePage page) {
        return list(conversations.of(id, reader), page);
    }

    /** By sender id; a patient learns of the own callback only (S7). */
    @Transactional(readOnly = true)
    public Map<String, MessageResponse> openCallbacksOf(Collection<String> senders, Correspondent reader) {
        String[] visible = senders.stream()
                .distinct()
                .filter(id -> !reader.isPatient() || reader.owns(id))
                .toArray(String[]::new);
        Map<String, MessageResponse> bySender = new LinkedHashMap<>();
        repository
                .findNewestOpenCallbacks(visible)
                .forEach(message -> bySender.put(message.from().id(), response(message)));
        return bySender;
    }

    private List<MessageResponse> list(Specification<Message> wanted, MessagePage page) {
        Specification<Message> rest = page.before() == null
                ? wanted
                : wanted.and(MessageFilter.behind(lastOfThePageBefore(wanted, page.before())));
        Integer limit = page.limit();
        List<Message> found = limit == null
                ? repository.findAll(rest, NEWEST_FIRST)
                : repository.findBy(
                        rest, query -> query.sortBy(NEWEST_FIRST).limit(limit).all());
        return found.stream().map(this::response).toList();
    }

    private Message lastOfThePageBefore(Specification<Message> wanted, String uuid) {
        return repository
                .findOne(wanted.and(MessageFilter.isMessage(uuid)))
                .orElseThrow(() -> ApiException.invalid("'before' is not a message of this list"));
    }

    private MessageResponse response(Message message) {
        return MessageResponse.from(message, types.of(message));
    }
}

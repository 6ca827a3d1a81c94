package health.polaris.messages.message;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said with somebody, as far as the reader may see it. */
@Service
class Conversations {

    private final MessageRepository repository;
    private final MessageTypes types;
    private final MessageLists lists;
    private final ConversationFilter filter;

    Conversations(MessageRepository repository, MessageTypes types, MessageLists lists, ConversationFilter filter) {
        this.repository = repository;
        this.types = types;
        this.lists = lists;
        this.filter = filter;
    }

    @Transactional(readOnly = true)
    public List<MessageResponse> read(String id, Correspondent reader, MessagePage page) {
        return lists.read(filter.of(id, reader), page);
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
                .forEach(
                        message -> bySender.put(message.from().id(), MessageResponse.from(message, types.of(message))));
        return bySender;
    }
}

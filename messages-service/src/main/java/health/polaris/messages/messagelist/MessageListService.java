package health.polaris.messages.messagelist;

import health.polaris.common.error.ApiException;
import health.polaris.messages.correspondent.AssociatedLocations;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.messagelist.MessageListRepository.MessageChanges;
import health.polaris.web.stream.Changes;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The lists of contracts/messages.md §6.1 and §6.2, and who may read which. */
@Service
record MessageListService(MessageListRepository lists, AssociatedLocations associations) {
    static final String READ_ALL = "read:gdm_message_all";

    private static final String CHANGES = ListStatements.changesOfBoth(
            "sender = any (:locations) and sender_type = 'location'",
            "receiver = any (:locations) and receiver_type = 'location'");

    /** What one id has sent or received, as the reader may see it. */
    public MessageListing of(String id, MessageList list, MessagePage page, Correspondent reader) {
        requireOwn(reader, id);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put("type", reader.viewOf(id));
        return lists.page(list.statements(), parameters, page);
    }

    /** What one has sent to the other, where one of them is the reader or a ward of the reader's. */
    public MessageListing between(
            String sender, String receiver, MessageList list, MessagePage page, Correspondent reader) {
        requireOwn(reader, sender, receiver);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("sender", sender);
        parameters.put("receiver", receiver);
        parameters.put("everything", reader.hasScope(READ_ALL) || reader.isSystem());
        parameters.put("sender_type", reader.owns(sender) ? reader.viewOf(sender) : null);
        parameters.put("receiver_type", reader.owns(receiver) ? reader.viewOf(receiver) : null);
        return lists.page(list.statements(), parameters, page);
    }

    /**
     * What changes in the messages from and to some locations. Each look is refused with 403 for one that is none of the
     * reader's, or is no longer.
     */
    public Changes changesOf(List<String> locations, Correspondent reader) {
        Map<String, @Nullable Object> parameters = Map.of("locations", locations.toArray(String[]::new));
        return Changes.of("message", lists::horizon, place -> {
            Correspondent now = associations.now(reader);
            locations.forEach(location -> requireOwn(now, location));
            MessageChanges found = lists.changes(CHANGES, parameters, place, OffsetDateTime.MIN);
            return new Changes.Page(found.messages(), found.next());
        });
    }

    private static void requireOwn(Correspondent reader, String... ids) {
        if (!reader.hasScope(READ_ALL) && Stream.of(ids).noneMatch(reader::mayList)) {
            throw ApiException.forbidden();
        }
    }
}

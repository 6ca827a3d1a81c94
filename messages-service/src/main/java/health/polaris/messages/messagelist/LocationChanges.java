package health.polaris.messages.messagelist;

import health.polaris.messages.messagelist.MessageListRepository.MessageChanges;
import health.polaris.web.stream.ChangeCursor;
import health.polaris.web.stream.Changes;
import java.time.OffsetDateTime;
import java.util.Map;

/** What changes in the messages from and to some locations, for a stream. */
record LocationChanges(MessageListRepository lists, String[] locations) implements Changes {

    private static final String STATEMENT = ListStatements.changesOfBoth(
            "sender = any (:locations) and sender_type = 'location'",
            "receiver = any (:locations) and receiver_type = 'location'");

    @Override
    public String event() {
        return "message";
    }

    @Override
    public long now() {
        return lists.horizon();
    }

    @Override
    public Page after(ChangeCursor place) {
        MessageChanges found = lists.changes(STATEMENT, Map.of("locations", locations), place, OffsetDateTime.MIN);
        return new Page(found.messages(), found.next());
    }
}

package health.polaris.messages.messagelist;

import health.polaris.common.error.ApiException;
import health.polaris.messages.message.MessageResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads lists straight into responses, newest first; a list is one statement, whatever its length. */
@Component
record MessageListRepository(JdbcClient database, MessageRow row) {

    /** @throws ApiException 400 when the page is to start behind a message that is not in this list */
    List<MessageResponse> page(ListStatements list, Map<String, ?> parameters, MessagePage page) {
        String before = page.before();
        JdbcClient.StatementSpec statement = before == null
                ? database.sql(list.firstPage())
                : database.sql(list.nextPage())
                        .param("created", position(list, parameters, before))
                        .param("before", before);
        return statement
                .params(parameters)
                .param("limit", page.limit())
                .query(row)
                .list();
    }

    /** The newest open callback of each of these senders, whatever their type. */
    List<MessageResponse> newestOpenCallbacks(String[] senders) {
        return database.sql(ListStatements.NEWEST_OPEN_CALLBACKS)
                .param("senders", new SqlArrayValue("varchar", (Object[]) senders))
                .query(row)
                .list();
    }

    private OffsetDateTime position(ListStatements list, Map<String, ?> parameters, String before) {
        return database.sql(list.position())
                .params(parameters)
                .param("before", before)
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> ApiException.invalid("'before' is not a message of this list"));
    }
}

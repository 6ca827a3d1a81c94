package health.polaris.messages.messagelist;

import health.polaris.common.error.ApiException;
import health.polaris.messages.correspondent.Correspondent;
import health.polaris.messages.message.MessageResponse;
import health.polaris.messages.messagelist.MessageListing.Next;
import health.polaris.web.stream.ChangeCursor;
import health.polaris.web.stream.ChangeHorizon;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads lists straight into responses, newest first; a list is one statement, whatever its length. */
@Component
record MessageListRepository(JdbcClient database, MessageRow row) {

    private static final String MESSAGE = "message";

    /** Of the texts of one answer. */
    private static final long OCTETS = DataSize.ofMegabytes(1).toBytes();

    /** @throws ApiException 400 when the page is to start behind a message that is not in this list */
    MessageListing page(ListStatements list, Map<String, ?> parameters, MessagePage page) {
        if (page.ofChanges()) {
            MessageChanges found = changes(list.changes(), parameters, page.place(), page.since());
            return new MessageListing(
                    found.messages(), new Next("cursor", found.next().text()));
        }
        String before = page.before();
        JdbcClient.StatementSpec statement = before == null
                ? database.sql(list.firstPage())
                : database.sql(list.nextPage())
                        .param("created", position(list, parameters, before))
                        .param("before", before);
        // One more than is shown, which tells whether there is one more.
        List<Row> rows = rows(statement.params(parameters).param("limit", page.rows() + 1));
        List<MessageResponse> shown =
                rows.stream().limit(page.rows()).map(Row::message).toList();
        boolean goesOn = !rows.isEmpty() && rows.getFirst().rowsOfPage() > shown.size();
        return new MessageListing(
                shown, goesOn ? new Next("before", shown.getLast().audit().uuid()) : null);
    }

    /**
     * The next changes behind a place, oldest first.
     *
     * @param since later than that
     */
    MessageChanges changes(String statement, Map<String, ?> parameters, ChangeCursor place, OffsetDateTime since) {
        ChangeHorizon horizon = ChangeHorizon.behind(database, MESSAGE, place);
        List<Change> found = database.sql(statement)
                .params(parameters)
                .param("after", place.position())
                .param("horizon", horizon.position())
                .param("since", since)
                .param("limit", place.limit())
                .param("octets", OCTETS)
                .query((result, number) -> new Change(
                        new Row(row.mapRow(result, number), result.getInt("rows_of_page")),
                        result.getLong("change_position")))
                .list();
        boolean all = found.size() < place.limit()
                && (found.isEmpty() || found.getFirst().row().rowsOfPage() == found.size());
        ChangeCursor next =
                all ? horizon.end(place) : horizon.within(place, found.getLast().position());
        return new MessageChanges(
                found.stream().map(change -> change.row().message()).toList(), next);
    }

    /** Up to there everything has been decided that may have changed. */
    ChangeHorizon horizon() {
        return ChangeHorizon.now(database, MESSAGE);
    }

    /**
     * The newest open callback of each of these senders, whatever their type, of those that the reader may see.
     *
     * @throws ApiException 400 when they are too much for one answer
     */
    List<MessageResponse> newestOpenCallbacks(String[] senders, Correspondent reader) {
        boolean anyReceiver = reader.isPatient() || reader.isSystem() || reader.hasScope("read:gdm_patient_all");
        List<Row> rows = rows(database.sql(ListStatements.NEWEST_OPEN_CALLBACKS)
                .param("senders", new SqlArrayValue("varchar", (Object[]) senders))
                .param("any_receiver", anyReceiver)
                .param("clinician", reader.caller().clinicianId())
                .param(
                        "locations",
                        new SqlArrayValue("varchar", reader.locations().toArray())));
        if (!rows.isEmpty() && rows.getFirst().rowsOfPage() > rows.size()) {
            throw ApiException.invalid("Callbacks of so many patients are too long for one answer: ask for fewer");
        }
        return rows.stream().map(Row::message).toList();
    }

    private List<Row> rows(JdbcClient.StatementSpec statement) {
        return statement
                .param("octets", OCTETS)
                .query((result, number) -> new Row(row.mapRow(result, number), result.getInt("rows_of_page")))
                .list();
    }

    private record Row(MessageResponse message, int rowsOfPage) {}

    private record Change(Row row, long position) {}

    /** @param next where a client goes on, also when nothing has changed for now */
    record MessageChanges(List<MessageResponse> messages, ChangeCursor next) {}

    private OffsetDateTime position(ListStatements list, Map<String, ?> parameters, String before) {
        return database.sql(list.position())
                .params(parameters)
                .param("before", before)
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> ApiException.invalid("'before' is not a message of this list"));
    }
}

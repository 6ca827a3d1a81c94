package health.polaris.connector.messagelog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes messages, each with one statement, and finds the ones that rules ask for. */
@Component
public record StoredMessageRepository(JdbcClient database) {
    private static final String INSERT =
            "insert into hl7_message (%s) select %s".formatted(MessageColumns.WRITTEN, MessageColumns.PARAMETERS);

    /**
     * Waits for the turn ({@code AdvisoryLocks}), draws the numbers and stores, all in one round trip. The numbers are
     * drawn under the lock because the lock is what they are selected from, row by row in the order of the list.
     */
    private static final String ACCEPT = """
            with turn as materialized (select pg_advisory_xact_lock(hashtextextended(:turn, 0))),
                 incoming as materialized (
                     select posted.*, nextval('hl7_message_sequence') as number
                     from turn, (select * from json_populate_recordset(null::hl7_message, :rows::json)
                                 with ordinality as posted order by posted.ordinality offset 0) as posted),
                 message as (
                     insert into hl7_message (%s, sequence) select %s, number from incoming
                     on conflict (control_key) where control_key is not null do nothing
                     returning uuid, created, sequence, sender),
                 progress as (
                     insert into message_progress (message_uuid, created, state)
                     select uuid, created, 'waiting' from message)
            select uuid, sequence, exists (
                select from feed_pause where kind = 'sender' and name = left(sender, 60)) as held
            from message
            """.formatted(MessageColumns.WRITTEN, MessageColumns.WRITTEN);

    /** What its sender was told stays, and so does a mark that somebody has made. */
    private static final String ACCEPT_LATER = """
            with message as (
                     update hl7_message
                     set (%s, sequence) = row (%s, nextval('hl7_message_sequence'))
                     where uuid = :uuid
                     returning uuid, created, sequence),
                 progress as (
                     insert into message_progress (message_uuid, created, state)
                     select uuid, created, 'waiting' from message
                     on conflict (message_uuid) do nothing)
            select sequence from message
            """.formatted(MessageColumns.WRITTEN, MessageColumns.PARAMETERS);

    private static final String SELECT = "select " + MessageColumns.READ + " from hl7_message m where ";

    /**
     * A message that was stored as accepted.
     *
     * @param held its feed is paused
     */
    public record Accepted(long sequence, boolean held) {}

    /**
     * Stores a message that is not accepted, or that goes out.
     *
     * @return its uuid
     * @throws org.springframework.dao.DataIntegrityViolationException when it occupies a control id that is taken
     */
    public String insert(StoredMessage message) {
        database.sql(INSERT).paramSource(MessageColumns.parameters(message)).update();
        return message.uuid();
    }

    /**
     * Stores accepted messages with one statement and gives them their numbers in the order of the list, under a lock that
     * holds until the transaction ends: numbers, commits and acknowledgements have one order. The unique index finds the
     * duplicates, also within the list.
     *
     * @param turn what the lock is on
     * @return by uuid, without those whose control id is taken: of these nothing is stored
     */
    public Map<String, Accepted> accept(List<StoredMessage> messages, String turn) {
        Map<String, Accepted> numbers = new HashMap<>();
        database.sql(ACCEPT)
                .param("turn", turn)
                .param("rows", MessageColumns.rows(messages))
                .query((RowCallbackHandler) row -> numbers.put(
                        row.getString("uuid"), new Accepted(row.getLong("sequence"), row.getBoolean("held"))));
        return numbers;
    }

    /**
     * Has a stored message accepted now, under the lock of the acceptance.
     *
     * @return its number
     * @throws org.springframework.dao.DataIntegrityViolationException when its control id is taken
     */
    public long acceptLater(StoredMessage message) {
        return database.sql(ACCEPT_LATER)
                .paramSource(MessageColumns.parameters(message))
                .query(Long.class)
                .single();
    }

    /** What the sender of something unreadable was answered after it was kept. */
    public void answered(String uuid, String acknowledgement) {
        database.sql("update hl7_message set ack = :ack where uuid = :uuid and state = 'unreadable'")
                .param("ack", acknowledgement)
                .param("uuid", uuid)
                .update();
    }

    /** What the sender was sent where that is not the acknowledgement; "": nothing. */
    public void sent(String uuid, String texts) {
        database.sql("update hl7_message set ack_sent = :sent where uuid = :uuid")
                .param("sent", texts)
                .param("uuid", uuid)
                .update();
    }

    public Optional<StoredMessage> findByUuid(String uuid) {
        return find("m.uuid = :uuid", "uuid", uuid);
    }

    /** For an operator's change, until the transaction ends. */
    public Optional<StoredMessage> lock(String uuid) {
        return find("m.uuid = :uuid for update", "uuid", uuid);
    }

    /** The message that occupies a control id. */
    public Optional<StoredMessage> findByControlKey(ControlKey key) {
        return find("m.control_key = :key", "key", key.digest());
    }

    private Optional<StoredMessage> find(String condition, String name, Object value) {
        return database.sql(SELECT + condition)
                .param(name, value)
                .query(MessageColumns::message)
                .optional();
    }

    /** Is that control id taken? */
    public boolean isTaken(ControlKey key) {
        return database.sql("select exists (select 1 from hl7_message where control_key = :key)")
                .param("key", key.digest())
                .query(Boolean.class)
                .single();
    }
}

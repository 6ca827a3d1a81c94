package health.polaris.connector.feed;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.feed.FeedsResponse.Counts;
import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the tables say of feeds. A feed is named by the first 60 characters of MSH-3 {@code |} MSH-4, as the index of
 * senders has them.
 */
@Component
record FeedRepository(JdbcClient database) {
    /** From one name of the index to the next, however many messages each has. Outgoing messages have a sender too: ours. */
    private static final String SENDERS = """
            with recursive name (feed) as (
                (select left(sender, 60) from hl7_message where sender is not null order by left(sender, 60) limit 1)
                union all
                select (select left(m.sender, 60) from hl7_message m
                        where m.sender is not null and left(m.sender, 60) > name.feed
                        order by left(m.sender, 60) limit 1)
                from name where name.feed is not null)
            select name.feed, last.sender, last.created, last.beginning
            from (select feed from name where feed is not null limit 5000) name
            cross join lateral (
                select sender, src_description, created, left(content, 500) as beginning from hl7_message m
                where m.sender is not null and left(m.sender, 60) = name.feed
                order by m.created desc, m.uuid desc limit 1) last
            where last.src_description = 'tie'
            order by last.created desc limit 500
            """;

    private static final String KNOWN = """
            select left(sender, 60) from hl7_message
            where left(sender, 60) = left(:sender, 60) and sender is not null and src_description = 'tie' limit 1
            """;

    /** The oldest ones are those that matter; of more than 50,000 it is enough to know that they are as many. */
    private static final String OPEN = """
            select left(m.sender, 60) as feed,
                   count(*) filter (where p.outcome is distinct from 'waiting') as published,
                   count(*) filter (where p.outcome = 'waiting') as waiting,
                   min(p.created) filter (where p.outcome is distinct from 'waiting') as oldest
            from (select message_uuid, created, outcome from message_progress
                  where state = 'waiting' order by created, message_uuid limit 50000) p
            join hl7_message m on m.uuid = p.message_uuid and m.state = 'accepted' and m.sender is not null
            group by left(m.sender, 60)
            """;

    private static final String COUNTED = """
            select left(m.sender, 60) as feed, count(*) as received,
                   count(*) filter (where m.state = 'refused') as refused,
                   count(*) filter (where m.state = 'unreadable') as unreadable,
                   count(*) filter (where m.state = 'duplicate') as duplicate,
                   count(*) filter (where m.state = 'accepted'
                       and (m.warnings is not null or p.outcome_warnings is not null)) as warned,
                   count(*) filter (where m.state = 'accepted' and p.state = 'processed') as applied,
                   count(*) filter (where m.state = 'accepted' and p.state = 'rejected') as rejected
            from hl7_message m left join message_progress p on p.message_uuid = m.uuid
            where m.src_description = 'tie' and m.sender is not null and m.created >= :since
            group by left(m.sender, 60)
            """;

    /**
     * A sender that messages have come from.
     *
     * @param sender of its last message, whole
     * @param beginning of its last message, with the separators that the sender has
     */
    record Heard(String feed, String sender, Instant last, String beginning) {

        /** MSH-3 and MSH-4 as they came, whose components profiles go by; one that could not be read has the usual separators. */
        RawSegment header() {
            return MessageText.of(beginning)
                    .map(MessageText::header)
                    .filter(header -> MessageText.sender(header).equals(sender))
                    .orElseGet(() -> RawSegment.of("MSH|^~\\&|" + sender));
        }
    }

    /** @param oldest of those that were published; null: there is none */
    record Open(long published, long waiting, @Nullable Instant oldest) {

        static final Open NONE = new Open(0, 0, null);
    }

    /** The name of that sender's feed, if anything has ever come from it. */
    Optional<String> known(String sender) {
        return sender.indexOf('\0') >= 0
                ? Optional.empty()
                : database.sql(KNOWN)
                        .param("sender", sender)
                        .query(String.class)
                        .optional();
    }

    /** The one heard of last comes first. */
    List<Heard> senders() {
        return database.sql(SENDERS)
                .query((row, number) -> new Heard(
                        row.getString("feed"),
                        row.getString("sender"),
                        SqlTime.required(row, "created"),
                        row.getString("beginning")))
                .list();
    }

    /** Accepted messages that are not done, by feed. */
    Map<String, Open> open() {
        return byFeed(
                database.sql(OPEN),
                (row, number) ->
                        new Open(row.getLong("published"), row.getLong("waiting"), SqlTime.nullable(row, "oldest")));
    }

    /** Events that are held, by feed. */
    Map<String, Long> held() {
        return byFeed(
                database.sql("select feed, count(*) as held from held_event group by feed"),
                (row, number) -> row.getLong("held"));
    }

    /** Messages that came since then, by feed. */
    Map<String, Counts> counted(Instant since) {
        return byFeed(database.sql(COUNTED).param("since", SqlTime.of(since)), FeedRepository::counts);
    }

    private static Counts counts(ResultSet row, int number) throws SQLException {
        return new Counts(
                row.getLong("received"),
                row.getLong("refused"),
                row.getLong("unreadable"),
                row.getLong("duplicate"),
                row.getLong("warned"),
                row.getLong("applied"),
                row.getLong("rejected"));
    }

    private static <T> Map<String, T> byFeed(JdbcClient.StatementSpec statement, RowMapper<T> value) {
        Map<String, T> values = new HashMap<>();
        statement.query(row -> {
            values.put(row.getString("feed"), value.mapRow(row, row.getRow()));
        });
        return values;
    }
}

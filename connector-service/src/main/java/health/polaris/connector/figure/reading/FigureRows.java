package health.polaris.connector.figure.reading;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.figure.reading.FiguresResponse.BacklogAt;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of figures. */
@Component
record FigureRows(JdbcClient database) {

    private static final String READ = """
            select hour, '' as feed, kind, upto, sum(count) as count from figure
            where hour >= :from and hour < :to and (:feed::text is null or feed = :feed)
            group by hour, kind, upto order by hour
            """;

    private static final String SENDERS = """
            select hour, feed, kind, 0 as upto, sum(count) as count from figure
            where hour >= :from and hour < :to and kind not in ('ack', 'lag')
            group by hour, feed, kind order by hour, feed
            """;

    private static final String BACKLOG = """
            select at, published, waiting, held, outgoing from figure_backlog where at >= :from and at < :to order by at
            """;

    /** A row. */
    record Counted(Instant hour, String feed, String kind, int upto, long count) {}

    /** @param feed null: of all together */
    List<Counted> hours(Instant from, Instant to, @Nullable String feed) {
        return counted(database.sql(READ).param("feed", feed, Types.VARCHAR), from, to);
    }

    /** Of each feed, without how long anything took. */
    List<Counted> senders(Instant from, Instant to) {
        return counted(database.sql(SENDERS), from, to);
    }

    private static List<Counted> counted(JdbcClient.StatementSpec statement, Instant from, Instant to) {
        return statement
                .param("from", SqlTime.of(from))
                .param("to", SqlTime.of(to))
                .query((row, number) -> new Counted(
                        SqlTime.required(row, "hour"),
                        row.getString("feed"),
                        row.getString("kind"),
                        row.getInt("upto"),
                        row.getLong("count")))
                .list();
    }

    List<BacklogAt> backlog(Instant from, Instant to) {
        return database.sql(BACKLOG)
                .param("from", SqlTime.of(from))
                .param("to", SqlTime.of(to))
                .query((row, number) -> new BacklogAt(
                        SqlTime.required(row, "at"),
                        row.getLong("published"),
                        row.getLong("waiting"),
                        row.getLong("held"),
                        row.getLong("outgoing")))
                .list();
    }
}

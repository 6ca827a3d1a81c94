package health.polaris.connector.figure;

import health.polaris.connector.database.SqlTime;
import health.polaris.connector.figure.Figures.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the tables of figures. */
@Component
public record FigureRepository(JdbcClient database) {

    /** How long figures are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** In one order, so that replicas that add at once wait for each other. */
    private static final String ADD = """
            insert into figure (hour, feed, kind, upto, count)
            select hour, feed, kind, upto, count
            from unnest(:hours::timestamptz[], :feeds::text[], :kinds::text[], :upto::integer[], :counts::bigint[])
                as counted (hour, feed, kind, upto, count)
            order by hour, feed, kind, upto
            on conflict (hour, feed, kind, upto) do update set count = figure.count + excluded.count
            """;

    private static final String ADD_BACKLOG = """
            insert into figure_backlog (at, published, waiting, held, outgoing)
            values (:at, :published, :waiting, :held, :outgoing) on conflict (at) do nothing
            """;

    void add(Map<Key, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<Key, Long>> rows = new ArrayList<>(counts.entrySet());
        database.sql(ADD)
                .param(
                        "hours",
                        rows.stream().map(row -> row.getKey().hour().toString()).toArray(String[]::new))
                .param("feeds", rows.stream().map(row -> row.getKey().feed()).toArray(String[]::new))
                .param("kinds", rows.stream().map(row -> row.getKey().kind()).toArray(String[]::new))
                .param("upto", rows.stream().map(row -> row.getKey().upto()).toArray(Integer[]::new))
                .param("counts", rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }

    void addBacklog(Instant at, long published, long waiting, long held, long outgoing) {
        database.sql(ADD_BACKLOG)
                .param("at", SqlTime.of(at))
                .param("published", published)
                .param("waiting", waiting)
                .param("held", held)
                .param("outgoing", outgoing)
                .update();
    }

    void forgetBefore(Instant time) {
        database.sql("delete from figure where hour < :time")
                .param("time", SqlTime.of(time))
                .update();
        database.sql("delete from figure_backlog where at < :time")
                .param("time", SqlTime.of(time))
                .update();
    }
}

package health.polaris.integration;

import health.polaris.backing.PostgresAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** What the database of several replicas says has become of messages, and of the stays that they tell. */
record Told(PostgresAddress database) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Until so many accepted messages are processed, for the connector too. */
    void awaitProcessed(int messages) {
        await(
                messages + " messages to be processed",
                () -> count("select count(*) from message_progress where state = 'processed'") >= messages);
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(condition);
    }

    /** Messages that came behind later ones of their group. */
    long late() {
        return count("select count(*) from fact where late");
    }

    /** Facts that stand for messages. */
    long facts() {
        return count("select count(*) from fact where id not like '+%' and id not like 'http:%'");
    }

    /** The beds of a stay in the order of its history, the last one too. */
    List<String> beds(Stay stay) {
        return texts("""
                select l.ods_code from (
                    select h.location_uuid, h.arrived_at from location_history h
                    join encounter e on e.uuid = h.encounter_uuid where e.epr_encounter_id = ?
                    union all
                    select location_uuid, 'infinity' from encounter where epr_encounter_id = ?) rows
                join epr_location l on l.uuid = rows.location_uuid order by rows.arrived_at
                """, stay.visit(), stay.visit());
    }

    /** What the documents tell an operator to do. */
    void change(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to encounters, connector");
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long count(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    List<String> texts(String sql, String... parameters) {
        try (Connection connection = database.connect();
                Statement schemas = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            schemas.execute("set search_path to encounters, connector");
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

package health.polaris.web.accessrecord;

import static health.polaris.web.accessrecord.RecordedDatabase.KEPT;
import static health.polaris.web.accessrecord.RecordedDatabase.access;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.polaris.web.page.TimeCursor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;

class AccessRecordsTest {

    private static final int ROOM = 2;

    private final RecordedDatabase database = new RecordedDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AccessRecords records = new AccessRecords(database.table(), KEPT, ROOM, meters);

    @BeforeEach
    void start() {
        assertThat(meters.get("polaris.access.records.written").counter().count())
                .isZero();
        assertThat(meters.get("polaris.access.records.in.request").counter().count())
                .isZero();
        assertThat(meters.get("polaris.access.records.failures").counter().count())
                .isZero();
        records.start();
    }

    @AfterEach
    void stop() {
        records.stop();
    }

    private double waiting() {
        return meters.get("polaris.access.records.waiting").gauge().value();
    }

    @Test
    void storesWhatItIsGiven() {
        AccessRecord given = access(Instant.parse(Instant.now().toString().substring(0, 19) + ".123456Z"));
        records.add(given);
        await().until(() -> database.rows() == 1);
        var everything = new AccessRecordSearch.Filter(
                "{a,\"b\"}", null, "W1", "C1", "r", Instant.EPOCH, TimeCursor.NEWEST_FIRST.at());
        assertThat(new AccessRecordSearch(database.client()).page(everything, TimeCursor.NEWEST_FIRST, 5))
                .containsExactly(given);
        assertThat(meters.get("polaris.access.records.written").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aRequestStoresItsOwnWhenTooManyWait() throws SQLException, InterruptedException {
        await().until(() -> months() > 0);
        Thread request;
        try (Connection other = database.source().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table access_record in exclusive mode");
            records.add(access(Instant.now()));
            await().until(this::writerWaitsForTheTable);
            IntStream.range(0, ROOM).forEach(_ -> records.add(access(Instant.now())));
            assertThat(waiting()).isEqualTo(ROOM);
            request = Thread.startVirtualThread(() -> records.add(access(Instant.now())));
            await().until(() ->
                    meters.get("polaris.access.records.in.request").counter().count() == 1);
            assertThat(database.rows()).isZero();
            other.rollback();
        }
        request.join();
        await().until(() -> database.rows() == ROOM + 2);
    }

    @Test
    void whatWaitsIsStoredAtTheEnd() {
        for (int number = 0; number < ROOM; number++) {
            records.add(access(Instant.now()));
        }
        records.stop();
        assertThat(database.rows()).isEqualTo(ROOM);
        records.add(access(Instant.now()));
        assertThat(database.rows()).as("after the end, at once").isEqualTo(ROOM + 1);
    }

    /** No number of days that there is a type for: not the database's failure but ours. */
    @Test
    void goesOnAfterAFailureThatNobodyThoughtOf() {
        var kept = Duration.ofDays(Integer.MAX_VALUE + 1L);
        var failing = new AccessRecords(database.table(), kept, ROOM, new SimpleMeterRegistry());
        failing.start();
        failing.add(access(Instant.now()));
        await().until(() -> database.rows() == 1);
        failing.stop();
    }

    @Test
    void whatCannotBeStoredInTheRequestFailsIt() {
        var away = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nothing");
        var without = new AccessRecords(
                new AccessRecordTable(new JdbcTemplate(away), new JdbcTransactionManager(away)), KEPT, ROOM, meters);
        assertThatThrownBy(() -> without.add(access(Instant.now())))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        assertThat(meters.get("polaris.access.records.failures").counter().count())
                .isEqualTo(1);
    }

    private boolean writerWaitsForTheTable() {
        return database.client()
                .sql("select exists (select from pg_locks where not granted and relation = 'access_record'::regclass)")
                .query(Boolean.class)
                .single();
    }

    private int months() {
        return database.client()
                .sql("select count(*) from pg_inherits where inhparent = 'access_record'::regclass")
                .query(Integer.class)
                .single();
    }
}

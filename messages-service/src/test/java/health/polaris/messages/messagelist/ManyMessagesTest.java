package health.polaris.messages.messagelist;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.clinician;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.messages.SentStatement;
import health.polaris.messages.StatementLog;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table as large as after years: a million messages of 20,000 patients and 50 wards, one of each looked at. */
@PolarisTest
class ManyMessagesTest {

    private static final int ROWS = 1_000_000;
    private static final int PAGE = 50;
    private static final String PATIENT = "bulk-patient-7";
    private static final String WARD = "bulk-ward-7";
    /** Of this patient to this ward; a hundred messages from the newest. */
    private static final String IN_THE_MIDDLE = "bulk-" + (7 + 5 * 20_000);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementLog statements;

    private Letters letters;

    /** The indexes are made anew behind the rows, which is faster than to keep them true row by row. */
    @BeforeAll
    static void fill(@Autowired JdbcClient jdbc) {
        Map<String, String> indexes = new LinkedHashMap<>();
        jdbc.sql(
                        "select indexname, indexdef from pg_indexes where tablename = 'message' and indexdef not like '%UNIQUE%'")
                .query((row, number) -> indexes.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(indexes).hasSizeGreaterThan(5);
        indexes.keySet().forEach(name -> jdbc.sql("drop index " + name).update());
        jdbc.sql("""
                insert into message (uuid, created, created_by_, modified, modified_by_, version, sender, sender_type,
                                     receiver, receiver_type, content, message_type_id, confirmed, confirmed_tz)
                select 'bulk-' || n, now() - make_interval(secs => n), 'bulk', now(), 'bulk', 0,
                       'bulk-patient-' || n % 20000, 'patient', 'bulk-ward-' || n % 50, 'location', 'text',
                       (array[0, 1, 2, 3, 5, 7, 8, 10])[1 + n / 20000 % 8],
                       case when n / 20000 % 10 > 0 then now() end, case when n / 20000 % 10 > 0 then 0 end
                from generate_series(1, ?) n
                """).param(ROWS).update();
        indexes.values().forEach(definition -> jdbc.sql(definition).update());
        jdbc.sql("analyze message").update();
    }

    @AfterAll
    static void empty(@Autowired JdbcClient jdbc) {
        jdbc.sql("truncate message").update();
    }

    @BeforeEach
    void connect() {
        letters = new Letters(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dhos/v1/sender/" + PATIENT + "/message",
                "/dhos/v1/sender/" + PATIENT + "/active/message",
                "/dhos/v1/receiver/" + WARD + "/message",
                "/dhos/v1/receiver/" + WARD + "/active/message",
                "/dhos/v1/receiver/" + WARD + "/active/callback/message",
                "/dhos/v1/sender/" + PATIENT + "/receiver/" + WARD + "/message",
                "/dhos/v1/sender/" + PATIENT + "/receiver/" + WARD + "/active/message",
                "/dhos/v1/sender_or_receiver/" + PATIENT + "/message",
                "/dhos/v1/sender_or_receiver/" + WARD + "/message"
            })
    void everyListAndEveryPageOfItIsReadThroughAnIndex(String path) {
        Api system = letters.system();
        Api nurse = new Api(port).as(clinician("bulk-clinician", List.of(WARD), "read:gdm_message"));
        Api patient = new Api(port).as(Tokens.patient(PATIENT, "read:gdm_message"));
        for (Api reader : List.of(system, path.contains("patient") ? patient : nurse)) {
            assertReadThroughIndexes(reader, path + "?limit=" + PAGE);
            String last = last(reader, path);
            assertReadThroughIndexes(reader, path + "?limit=" + PAGE + "&before=" + last);
            if (path.contains(PATIENT)) {
                assertReadThroughIndexes(reader, path);
            }
        }
    }

    private static String last(Api reader, String path) {
        return Letters.uuids(reader.get(path + "?limit=2")).getLast();
    }

    private void assertReadThroughIndexes(Api reader, String path) {
        List<SentStatement> sent =
                statements.during("message", () -> reader.get(path).expect(200));
        assertThat(sent).hasSizeBetween(1, 3);
        assertThat(sent).allSatisfy(this::isReadThroughIndexes);
    }

    private void isReadThroughIndexes(SentStatement statement) {
        String plan = statement.plan(jdbc);
        assertThat(plan).contains("Index").doesNotContain("Seq Scan");
        assertThat(SentStatement.readInVain(plan)).as(plan).isLessThanOrEqualTo(2 * PAGE);
    }

    @Test
    void aClinicianAsksThroughIndexesToo() {
        Api reader = new Api(port).as(clinician("bulk-clinician", List.of(WARD, "bulk-ward-8"), "read:gdm_message"));
        String conversation = "/dhos/v1/sender_or_receiver/" + PATIENT + "/message";
        for (String path : List.of(conversation, conversation + "?limit=2&before=" + last(reader, conversation))) {
            List<SentStatement> sent =
                    statements.during("message", () -> reader.get(path).expect(200));
            assertThat(sent).hasSizeBetween(2, 4);
            assertThat(sent).allSatisfy(this::isReadThroughIndexes);
        }
    }

    @Test
    void openCallbacksOfManyPatientsAreOneStatementThroughAnIndex() {
        List<String> patients = IntStream.range(0, 500)
                .mapToObj(number -> "bulk-patient-" + number)
                .toList();
        List<SentStatement> sent = statements.during(
                "message",
                () -> letters.system()
                        .post("/dhos/v1/active/callback/message", patients)
                        .expect(200));
        assertThat(sent).hasSize(1);
        isReadThroughIndexes(sent.getFirst());
    }

    @Test
    void aChangeFindsItsMessageAndTheRelatedOneThroughTheKey() {
        List<SentStatement> sent = statements.during(
                "message",
                () -> letters.change(IN_THE_MIDDLE, Map.of("related_message", "bulk-8", "confirmed_by", "bulk"))
                        .expect(200));
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(sent).allSatisfy(this::isReadThroughIndexes);
    }

    @Test
    void tenThousandMessagesOfOnePairAreListedCompleteInTime() {
        String patient = fresh("patient");
        String clinician = fresh("clinician");
        jdbc.sql("""
                insert into message (uuid, created, created_by_, modified, modified_by_, version, sender, sender_type,
                                     receiver, receiver_type, content, message_type_id)
                select ? || n, now(), 'bulk', now(), 'bulk', 0, ?, 'patient', ?, 'clinician', 'text', 0
                from generate_series(1, 10000) n
                """).params(fresh("b"), patient, clinician).update();
        Api reader = new Api(port).as(clinician(clinician, List.of(), "read:gdm_message"));
        for (String path : List.of(
                "/dhos/v1/sender_or_receiver/" + patient + "/message",
                "/dhos/v1/sender_or_receiver/" + clinician + "/message",
                "/dhos/v1/receiver/" + clinician + "/message",
                "/dhos/v1/sender/" + patient + "/receiver/" + clinician + "/message")) {
            long start = System.nanoTime();
            List<SentStatement> sent = statements.during(
                    "message",
                    () -> assertThat(reader.get(path).expect(200).json()).hasSize(1_000));
            assertThat(sent).hasSize(1);
            assertThat((System.nanoTime() - start) / 1e9).as(path).isLessThan(5);
        }
    }
}

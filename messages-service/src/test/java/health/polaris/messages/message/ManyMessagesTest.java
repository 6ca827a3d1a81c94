package health.polaris.messages.message;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.message.Letters.clinician;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.StatementLog;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table as large as after years: many patients and wards, one of each looked at. */
@PolarisTest
class ManyMessagesTest {

    private static final int ROWS = 200_000;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementLog statements;

    private Letters letters;

    @BeforeAll
    static void fill(@Autowired JdbcClient jdbc) {
        jdbc.sql("""
                insert into message (uuid, created, created_by_, modified, modified_by_, version, sender, sender_type,
                                     receiver, receiver_type, content, message_type_id, confirmed, confirmed_tz)
                select 'bulk-' || n, now() - make_interval(secs => n), 'bulk', now(), 'bulk', 0,
                       'bulk-patient-' || n % 20000, 'patient', 'bulk-ward-' || n % 50, 'location', 'text', n % 4,
                       case when n % 100 = 0 then null else now() end, 0
                from generate_series(1, ?) n
                """).param(ROWS).update();
        jdbc.sql("analyze message").update();
    }

    @AfterAll
    static void empty(@Autowired JdbcClient jdbc) {
        jdbc.sql("delete from message where created_by_ = 'bulk'").update();
    }

    @BeforeEach
    void connect() {
        letters = new Letters(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dhos/v1/sender/bulk-patient-7/message",
                "/dhos/v1/sender/bulk-patient-7/active/message",
                "/dhos/v1/receiver/bulk-ward-7/message?limit=50",
                "/dhos/v1/receiver/bulk-ward-7/active/message",
                "/dhos/v1/receiver/bulk-ward-7/active/callback/message",
                "/dhos/v1/sender/bulk-patient-7/receiver/bulk-ward-7/message",
                "/dhos/v1/sender/bulk-patient-7/receiver/bulk-ward-7/active/message",
                "/dhos/v1/sender_or_receiver/bulk-patient-7/message"
            })
    void everyListIsReadThroughAnIndex(String path) {
        List<String> sent = statements.during(() -> letters.system().get(path).expect(200));
        assertThat(sent).hasSize(1);
        assertThat(plan(sent.getFirst())).contains("Index").doesNotContain("Seq Scan");
    }

    @Test
    void aClinicianAsksThroughIndexesToo() {
        Api reader = new Api(port).as(clinician("bulk-clinician", List.of("bulk-ward-7"), "read:gdm_message"));
        List<String> sent = statements.during(() ->
                reader.get("/dhos/v1/sender_or_receiver/bulk-patient-7/message").expect(200));
        assertThat(sent).hasSize(2);
        assertThat(sent).allSatisfy(statement -> assertThat(plan(statement)).doesNotContain("Seq Scan"));
        List<String> callbacks = statements.during(() -> letters.system()
                .post("/dhos/v1/active/callback/message", List.of("bulk-patient-7", "bulk-patient-8"))
                .expect(200));
        assertThat(callbacks).hasSizeLessThanOrEqualTo(1);
    }

    /** Of the plan for any value, which is the worst that a pooled statement gets. */
    private String plan(String statement) {
        StringBuilder numbered = new StringBuilder();
        StringBuilder values = new StringBuilder();
        int parameters = 0;
        for (String part : (statement + " ").split("\\?", -1)) {
            if (parameters > 0) {
                numbered.append('$').append(parameters);
                values.append(parameters == 1 ? "'1'" : ", '1'");
            }
            numbered.append(part);
            parameters++;
        }
        return String.join(
                "\n",
                jdbc.sql("select 1")
                        .query((row, number) -> {
                            var connection = row.getStatement().getConnection();
                            try (var session = connection.createStatement()) {
                                session.execute("set plan_cache_mode = force_generic_plan");
                                session.execute("prepare listed as " + numbered);
                                String arguments = values.isEmpty() ? "" : "(" + values + ")";
                                StringBuilder plan = new StringBuilder();
                                try (var lines = session.executeQuery("explain execute listed" + arguments)) {
                                    while (lines.next()) {
                                        plan.append(lines.getString(1)).append('\n');
                                    }
                                }
                                session.execute("deallocate listed");
                                session.execute("reset plan_cache_mode");
                                return plan.toString();
                            }
                        })
                        .list());
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
            List<String> sent = statements.during(
                    () -> assertThat(reader.get(path).expect(200).json()).hasSize(10_000));
            assertThat(sent).hasSize(1);
            assertThat((System.nanoTime() - start) / 1e9).as(path).isLessThan(5);
        }
    }
}

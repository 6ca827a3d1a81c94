package health.polaris.messages;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A hundred thousand patients, devices, activations and clinicians: whoever logs in is found through an index. */
@PolarisTest
class ManyLoginsTest {

    private static final int ROWS = 100_000;
    private static final String AUDIT = "'bulk-' || n, now(), 'bulk', now(), 'bulk', 0";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementLog statements;

    @BeforeAll
    static void fill(@Autowired JdbcClient jdbc) {
        rows(jdbc, "device", "location_id, description, active", "'bulk-ward-' || n % 1000, '', n % 10 > 0");
        rows(
                jdbc,
                "device_activation",
                "device_id, code_hmac, codes_issued, used",
                "'bulk-' || n, sha256(n::text::bytea), 1, n % 10 > 0");
        rows(jdbc, "patient", "patient_id", "'bulk-patient-' || n");
        rows(
                jdbc,
                "patient_activation",
                "patient_id, code, short_code, hashed_otp, otp_salt, used, activated_timestamp",
                "'bulk-patient-' || n, 'bulk-' || n, 'bulk-' || n, '', '', n % 10 > 0, now()");
        rows(
                jdbc,
                "clinician_login",
                "clinician_id, login_active, send_entry_identifier, products, groups, locations",
                "'bulk-' || n, true, 'badge-' || n, '{}', '{send clinician}', array['ward-' || n % 1000]");
    }

    private static void rows(JdbcClient jdbc, String table, String columns, String values) {
        jdbc.sql("""
                insert into %s (uuid, created, created_by_, modified, modified_by_, version, %s)
                select %s, %s from generate_series(1, %d) n
                """.formatted(table, columns, AUDIT, values, ROWS)).update();
        jdbc.sql("analyze " + table).update();
    }

    @AfterAll
    static void empty(@Autowired JdbcClient jdbc) {
        jdbc.sql("truncate device_activation, device, patient_activation, patient, clinician_login")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "device_activation"})
    void devices(String table) {
        Tablets tablets = new Tablets(port);
        List<SentStatement> sent = statements.during(table, () -> {
            tablets.token("bulk-77", tablets.activate("bulk-77")).expect(200);
            tablets.validate("000000000", null);
            Api administrator = tablets.administrator();
            administrator
                    .get(Tablets.DEVICES + "?location_id=bulk-ward-7,bulk-ward-8")
                    .expect(200);
            administrator.delete(Tablets.DEVICES + "/bulk-77/activation", null).expect(204);
        });
        assertThat(sent).hasSizeGreaterThan(4);
        assertFound(sent);
    }

    @Test
    void aListOfAllDevicesIsRefusedAndSaysHowToAsk() {
        Api administrator = new Tablets(port).administrator();

        assertThat(administrator.get(Tablets.DEVICES).expect(400).message()).contains("5000", "location_id");
        assertThat(administrator
                        .get(Tablets.DEVICES + "?location_id=bulk-ward-7")
                        .expect(200)
                        .json())
                .hasSize(ROWS / 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "patient_activation"})
    void patients(String table) {
        Activations activations = new Activations(port);
        List<SentStatement> sent = statements.during(table, () -> {
            JsonNode requested = activations.request("bulk-patient-78");
            activations
                    .validate(requested.path("activation_code").asString(), "1iol")
                    .expect(404);
            activations
                    .token("bulk-patient-79", activations.activate("bulk-patient-79"))
                    .expect(200);
            activations.clinician().get(Activations.path("bulk-patient-79")).expect(200);
            activations
                    .clinician()
                    .delete(Activations.path("bulk-patient-79"), null)
                    .expect(204);
        });
        assertThat(sent).hasSizeGreaterThan(4);
        assertFound(sent);
    }

    @Test
    void clinicians() {
        Api anonymous = new Api(port);
        List<SentStatement> sent = new ArrayList<>(statements.during("clinician_login", () -> {
            anonymous
                    .as(Tokens.device("bulk-7", "read:send_entry_identifier"))
                    .get("/dhos/v1/clinician/jwt?send_entry_identifier=badge-7")
                    .expect(200);
            anonymous
                    .as(Tokens.system("write:send_clinician"))
                    .patch("/dhos/v1/clinician/bulk-8", Map.of("products", List.of(), "groups", List.of()))
                    .expect(200);
            anonymous
                    .as(Tokens.clinician("bulk-9", "read:gdm_message"))
                    .get("/dhos/v1/receiver/ward-9/message")
                    .expect(200);
        }));
        assertThat(sent).hasSizeGreaterThan(2);
        assertFound(sent);
    }

    private void assertFound(List<SentStatement> sent) {
        assertThat(sent).allSatisfy(statement -> {
            String plan = statement.plan(jdbc);
            assertThat(plan).as(statement.sql()).contains("Index").doesNotContain("Seq Scan");
        });
    }
}

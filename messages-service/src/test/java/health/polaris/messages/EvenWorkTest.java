package health.polaris.messages;

import static health.polaris.messages.Ids.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** No answer takes longer because something about it was right: every refusal costs the same number of hashes. */
@PolarisTest
class EvenWorkTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    private Activations activations;
    private Tablets tablets;

    @BeforeEach
    void connect() {
        activations = new Activations(port);
        tablets = new Tablets(port);
    }

    private long hashes(Runnable work) {
        long before = meters.get("polaris.code.hashes").timer().count();
        work.run();
        return meters.get("polaris.code.hashes").timer().count() - before;
    }

    private long hashesOfValidation(String code, String otp) {
        return hashes(() -> activations.validate(code, otp).expect(404));
    }

    @Test
    void whateverIsWrongWithAnActivationCostsOneHash() {
        JsonNode requested = activations.request(fresh("patient"));
        String code = requested.path("activation_code").asString();
        String otp = requested.path("otp").asString();
        assertThat(hashesOfValidation("UNKNOWN", otp)).isEqualTo(1);
        assertThat(hashesOfValidation(code, "1iol")).isEqualTo(1);
        jdbc.sql("update patient_activation set attempts_count = 10 where code = ?")
                .param(code)
                .update();
        assertThat(hashesOfValidation(code, otp)).as("locked").isEqualTo(1);
        jdbc.sql("update patient_activation set attempts_count = 0, modified = '2020-01-01' where code = ?")
                .param(code)
                .update();
        assertThat(hashesOfValidation(code, otp)).as("expired").isEqualTo(1);
        jdbc.sql("update patient_activation set modified = now() where code = ?")
                .param(code)
                .update();
        assertThat(hashes(() -> activations.validate(code, otp).expect(200)))
                .as("right: one to compare, one to store the authorisation code")
                .isEqualTo(2);
        assertThat(hashesOfValidation(code, otp)).as("used").isEqualTo(1);
    }

    @Test
    void everyPatientAndEveryCodeCostsNoHash() {
        String patient = fresh("patient");
        assertThat(hashes(() -> activations.token(patient, "X").expect(404))).isZero();
        activations.request(patient);
        assertThat(hashes(() -> activations.token(patient, "X").expect(404))).isZero();
        String code = activations.activate(patient);
        assertThat(hashes(() -> activations.token(patient, "X").expect(404))).isZero();
        assertThat(hashes(() -> activations.token(patient, code).expect(200))).isZero();
        activations.clinician().delete(Activations.path(patient), null).expect(204);
        assertThat(hashes(() -> activations.token(patient, code).expect(404))).isZero();
    }

    @Test
    void everyDeviceAndEveryCodeCostsNoHash() {
        assertThat(hashes(() -> tablets.token(fresh("device"), "X").expect(403)))
                .isZero();
        String device = tablets.register(fresh("ward"));
        assertThat(hashes(() -> tablets.token(device, "X").expect(403))).isZero();
        String code = tablets.activate(device);
        assertThat(hashes(() -> tablets.token(device, "X").expect(403))).isZero();
        assertThat(hashes(() -> tablets.token(device, code).expect(200))).isZero();
        Api administrator = tablets.administrator();
        administrator
                .patch(Tablets.DEVICES + "/" + device, Map.of("active", false))
                .expect(200);
        assertThat(hashes(() -> tablets.token(device, code).expect(403))).isZero();
    }

    @Test
    void aDeviceCodeThatIsUnknownUsedOrExpiredCostsNone() {
        String device = tablets.register(fresh("ward"));
        String code = tablets.requestCode(device);
        jdbc.sql("update device_activation set modified = '2020-01-01' where device_id = ?")
                .param(device)
                .update();
        assertThat(hashes(() -> tablets.validate(code, null).expect(404)))
                .as("expired")
                .isZero();
        String next = tablets.requestCode(device);
        assertThat(hashes(() -> tablets.validate(next, null).expect(200)))
                .as("right: one to store the authorisation code")
                .isEqualTo(1);
        assertThat(hashes(() -> tablets.validate(next, null).expect(404)))
                .as("used")
                .isZero();
        assertThat(hashes(() -> tablets.validate("nowhere", null).expect(404))).isZero();
    }
}

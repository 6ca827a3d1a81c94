package health.polaris.messages.patientward;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that were written before anybody looked in whose name. */
@PolarisTest
class MessagesOfBeforeTest {

    private static final String FILL = "db/messages/V2026.12.1.11.2__message_in_anothers_name_fill.sql";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Test
    void whatAClinicianWroteAsAPatientProvesNothing() throws IOException {
        String clinician = fresh("clinician");
        String ward = fresh("ward");
        String patient = fresh("patient");
        new Api(port)
                .as(Tokens.system("write:send_clinician"))
                .post(
                        "/dhos/v1/clinician",
                        Map.of("clinician_id", clinician, "login_active", true, "products", List.of()))
                .expect(201);
        Api writer = new Api(port).as(Letters.clinician(clinician, List.of(ward), "write:gdm_message_all"));
        String forged = send(writer, "patient:" + patient, "location:" + ward);
        String own = send(writer, "clinician:" + clinician, "patient:" + patient);
        String ofTheWard = send(writer, "location:" + ward, "patient:" + patient);
        String ofASystem = new Letters(port).send("patient:" + patient, "location:" + ward, 8);
        database.sql("update message set in_anothers_name = false where in_anothers_name")
                .update();

        database.sql(new ClassPathResource(FILL).getContentAsString(StandardCharsets.UTF_8))
                .update();

        assertThat(database.sql("select uuid from message where in_anothers_name and uuid in (:uuids)")
                        .param("uuids", List.of(forged, own, ofTheWard, ofASystem))
                        .query(String.class)
                        .list())
                .containsExactly(forged);
    }

    private static String send(Api writer, String from, String to) {
        return writer.post(Letters.NEW, letter(from, to, 0))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
    }
}

package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** A hospital comes from the Python services (docs/operating/migration.md): what they knew goes on. */
class PythonMigrationTest {

    @BeforeAll
    static void takeOver() throws Exception {
        Installation.users().get("/running").expect(200);
        try (Connection database = Suite.shared().database();
                Statement statement = database.createStatement()) {
            statement.execute(new ClassPathResource("python/tables.sql").getContentAsString(StandardCharsets.UTF_8));
            for (String round : List.of("once", "again")) {
                for (String service : Installation.services()) {
                    statement.execute(
                            Files.readString(Path.of("../deploy/from-python", service + ".sql")) + "-- " + round);
                }
            }
        }
    }

    @Test
    void cliniciansLogInWithTheirPasswords() {
        JsonNode clinician = Installation.users()
                .as(Installation.system("read:send_clinician_all"))
                .get("/dhos/v1/clinician/py-clinician")
                .expect(200)
                .json();
        assertThat(clinician.path("created").asString()).startsWith("2023-05-03T08:15:30.123");
        assertThat(clinician.path("email_address").asString()).isEqualTo("py.amina@ward7.example");
        assertThat(clinician.path("products").path(0).path("uuid").asString()).isEqualTo("py-product");
        assertThat(clinician
                        .path("terms_agreement")
                        .path("SEND")
                        .path("version")
                        .asInt())
                .isEqualTo(7);

        String asked = Base64.getEncoder()
                .encodeToString("py.amina@ward7.example:Brasserie-42£".getBytes(StandardCharsets.UTF_8));
        Installation.users()
                .as(Installation.system("read:gdm_clinician_auth_all"))
                .with("UserAuthorization", "Bearer " + asked)
                .get("/dhos/v1/clinician/login")
                .expect(200);
    }

    @Test
    void tabletsAndBadgesGoOn() {
        Api anonymous = Installation.messages();
        String tablet = anonymous
                .with("x-authorisation-code", "QWERTYUIOPASDFGHJKLZXCVBNM1234")
                .get("/dhos/v1/device/py-device/jwt")
                .expect(200)
                .json()
                .path("jwt")
                .asString();
        anonymous
                .as(tablet)
                .get("/dhos/v1/clinician/jwt?send_entry_identifier=py-481516")
                .expect(200);
    }

    @Test
    void messagesAreThere() {
        JsonNode message = Installation.messages()
                .as(Installation.system("read:gdm_message_all"))
                .get("/dhos/v1/message/py-message")
                .expect(200)
                .json();
        assertThat(message.path("content").asString()).isEqualTo("Could the team ring me?");
        assertThat(message.path("retrieved").asString()).isEqualTo("2023-06-01T13:01:00.000+01:00");
    }

    @Test
    void phonesAndMetersAreThere() {
        Api patient = Installation.telemetry()
                .as(Installation.internal(Map.of("patient_id", "py-patient"), "read:gdm_telemetry"));
        patient.get("/dhos/v1/patient/py-patient/installation/py-mobile").expect(200);
        assertThat(patient.get("/dhos/v1/patient/py-patient/blood_glucose_meter/py-meter")
                        .expect(200)
                        .json()
                        .path("date_verified")
                        .asString())
                .startsWith("2023-05-03T07:00:00");
    }

    /** The EPR goes on where it was: the visit and its patient are those that were taken over. */
    @Test
    void staysGoOn() {
        Api reader = Installation.encounters().as(Installation.system("read:send_encounter", "read:send_patient"));
        JsonNode stay = reader.get("/dhos/v1/encounter/py-stay").expect(200).json();
        assertThat(stay.path("location_uuid").asString()).isEqualTo("py-ward");
        assertThat(stay.path("location_history")).hasSize(1);

        new Epr(Installation.connector(), Installation.eprAdapter()).sendUntilAcknowledged("""
                MSH|^~\\&|PY-PAS|PY|POLARIS|PY|20260503120000||ADT^A02|PY-0002|P|2.4
                EVN|A02|20260503120000
                PID|1||PY-7700001^^^PY^MRN||Finch^Rowan^^^MX||19790226|1
                PV1|1|INPATIENT|PYWARD^BAY 2^BED 1|||PYWARD|||||||||||||PY-STAY-1^^^PY^VISITID|||||||||||||||||||||||||20230503080000
                """.replace('\n', '\r'));

        Awaitility.await("the transfer").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode moved =
                    reader.get("/dhos/v1/encounter/py-stay").expect(200).json();
            assertThat(moved.path("location_uuid").asString()).isNotEqualTo("py-ward");
            assertThat(moved.path("patient_uuid").asString()).isEqualTo("py-person");
        });
        Installation.foldCheck().run("after the migration");
    }

    @Test
    void messagesOfTheEprAreFoundAndNotTakenTwice() {
        JsonNode message = Installation.connector()
                .as(Installation.system("read:hl7_message"))
                .get("/dhos/v1/message/py-hl7")
                .expect(200)
                .json();
        assertThat(message.path("ack_status").asString()).isEqualTo("AA");
        assertThat(message.path("is_processed").asBoolean()).isTrue();
        assertThat(Epr.code(new Epr(Installation.connector(), Installation.eprAdapter())
                        .post(message.path("content").asString())
                        .expect(200)))
                .isEqualTo("AR");
    }
}

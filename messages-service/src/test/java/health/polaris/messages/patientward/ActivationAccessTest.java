package health.polaris.messages.patientward;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.clinician;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Activations;
import health.polaris.messages.Letters;
import health.polaris.messages.Tablets;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who may have a code for a patient's phone, and who is told of it (contracts/activation.md §3, P1, P5). */
@PolarisTest
class ActivationAccessTest {

    private static final String ACTIVATE = "write:gdm_activation";

    @LocalServerPort
    private int port;

    private Letters letters;
    private Api system;
    private Api nurse;
    private String nurseId;
    private String ward;
    private String patient;

    @BeforeEach
    void connect() {
        letters = new Letters(port);
        system = new Api(port).as(Tokens.system(ACTIVATE));
        nurseId = fresh("clinician");
        ward = fresh("ward");
        patient = fresh("patient");
        nurse = new Api(port).as(clinician(nurseId, List.of(ward), ACTIVATE, "read:gdm_message"));
    }

    private Answer put(Api who, String id, Object... locations) {
        return who.send("PUT", "/dhos/v1/patient/" + id + "/location", Map.of("locations", List.of(locations)));
    }

    @Test
    void cliniciansActivatePhonesOfPatientsOfTheirWardsAlone() {
        nurse.post(Activations.path(patient), null).expect(403);
        letters.send("location:" + ward, "patient:" + patient, 0);
        nurse.post(Activations.path(patient), null).expect(403);
        put(nurse, patient, ward).expect(403);
        put(system, patient, ward).expect(204);
        nurse.post(Activations.path(patient), null).expect(200);
        put(system, patient, fresh("ward")).expect(204);
        nurse.post(Activations.path(patient), null).expect(403);
        letters.send("patient:" + patient, "location:" + ward, 0);
        nurse.post(Activations.path(patient), null).expect(200);
        system.post(Activations.path(fresh("patient")), null).expect(200);
    }

    @Test
    void idsOfCliniciansDevicesAndWardsAreNoPatients() {
        new Api(port)
                .as(Tokens.system("write:send_clinician"))
                .post(
                        "/dhos/v1/clinician",
                        Map.of(
                                "clinician_id",
                                nurseId,
                                "login_active",
                                true,
                                "products",
                                List.of(),
                                "locations",
                                List.of(ward)))
                .expect(201);
        String withTablet = fresh("ward");
        String tablet = new Tablets(port).register(withTablet);
        String withMessages = fresh("ward");
        letters.send("location:" + withMessages, "patient:" + fresh("patient"), 0);
        for (String id : List.of(nurseId, ward, tablet, withTablet, withMessages)) {
            assertThat(system.post(Activations.path(id), null).expect(400).message())
                    .contains("'patient_id'");
            put(system, id, ward).expect(400);
        }
    }

    @Test
    void whatSomebodyIsWrittenToAsDoesNotMatter() {
        String mean = fresh("patient");
        Api phone = new Api(port).as(Tokens.with(Map.of("patient_id", mean), "write:gdm_message"));
        phone.post(Letters.NEW, Letters.letter("patient:" + mean, "location:" + patient, 0))
                .expect(200);
        letters.send("location:" + ward, "clinician:" + patient, 0);

        put(system, patient, ward).expect(204);
        nurse.post(Activations.path(patient), null).expect(200);
    }

    @Test
    void whatIsWrittenInAnothersNameProvesNothing() {
        Api writesAll = new Api(port)
                .as(clinician(nurseId, List.of(ward), ACTIVATE, "write:gdm_message_all", "read:gdm_message"));
        writesAll
                .post(Letters.NEW, Letters.letter("patient:" + patient, "location:" + ward, 0))
                .expect(200);
        writesAll.post(Activations.path(patient), null).expect(403);
        String other = fresh("patient");
        letters.send("patient:" + patient, "clinician:" + other, 0);
        letters.send("patient:" + other, "clinician:" + nurseId, 0);
        assertThat(Letters.uuids(writesAll.get("/dhos/v1/sender_or_receiver/" + patient + "/message")))
                .hasSize(1);

        for (String type : List.of("clinician:", "location:", "system:")) {
            writesAll
                    .post(Letters.NEW, Letters.letter(type + patient, "patient:" + other, 0))
                    .expect(200);
        }
        put(system, patient, ward).expect(204);
        writesAll.post(Activations.path(patient), null).expect(200);
        assertThat(letters.system()
                        .get("/dhos/v1/receiver/" + ward + "/message")
                        .expect(200)
                        .json())
                .as("the ward is told; what was written is there all the same")
                .hasSize(2);
    }

    @Test
    void activationsAreListedAndRevokedForPatientsOfTheOwnWardsAlone() {
        Activations activations = new Activations(port);
        String phone = activations.activate(patient);
        String theirs = Activations.path(patient);
        Api reader = new Api(port).as(clinician(nurseId, List.of(ward), ACTIVATE, "read:gdm_activation"));
        reader.get(theirs).expect(403);
        reader.delete(theirs, null).expect(403);
        reader.get(Activations.path("p".repeat(37))).expect(403);
        activations.token(patient, phone).expect(200);

        put(system, patient, ward).expect(204);
        assertThat(reader.get(theirs).expect(200).json()).hasSize(1);
        reader.with("X-Location-Ids", fresh("ward")).get(theirs).expect(403);
        reader.delete(theirs, null).expect(204);
        activations.token(patient, phone).expect(404);
        assertThat(received(ward)).singleElement().asString().contains(patient);
        reader.delete(theirs, null).expect(204);
        assertThat(received(ward)).as("there was nothing to revoke").hasSize(1);

        Api systems = new Api(port).as(Tokens.system(ACTIVATE, "read:gdm_activation"));
        assertThat(systems.get(theirs).expect(200).json()).hasSize(1);
        systems.delete(Activations.path(fresh("patient")), null).expect(204);
    }

    @Test
    void ofARevocationBeforeThereIsAPhoneTheWardIsToldWhatItWas() {
        put(system, patient, ward).expect(204);
        nurse.post(Activations.path(patient), null).expect(200);
        nurse.delete(Activations.path(patient), null).expect(204);
        assertThat(received(ward)).contains("An activation code of patient " + patient + " was taken back.");
        assertThat(received(ward))
                .noneMatch(text -> text.contains("phone of patient %s was taken off".formatted(patient)));
    }

    @Test
    void theWardAndThePresentPhoneAreToldOfANewCode() {
        put(system, patient, ward).expect(204);
        Activations activations = new Activations(port);
        JsonNode code = nurse.post(Activations.path(patient), null).expect(200).json();
        List<String> first = received(ward);
        assertThat(first).hasSize(1);
        assertThat(first.getFirst()).contains(patient);
        assertThat(received(patient)).as("there is no phone yet").isEmpty();

        activations.validate(code).expect(200);
        JsonNode told = nurse.post(Activations.path(patient), null).expect(200).json();
        assertThat(received(ward)).hasSize(2);
        assertThat(received(patient)).hasSize(1);
        assertThat(received(patient).getFirst()).doesNotContain(told.path("otp").asString());
        JsonNode message = letters.system()
                .get("/dhos/v1/receiver/" + patient + "/message")
                .expect(200)
                .json()
                .get(0);
        assertThat(message.path("sender").asString()).isEqualTo(nurseId);
        assertThat(message.path("message_type").path("value").asInt()).isEqualTo(6);
    }

    private List<String> received(String id) {
        return letters.system()
                .get("/dhos/v1/receiver/" + id + "/message")
                .expect(200)
                .json()
                .valueStream()
                .map(message -> message.path("content").asString())
                .toList();
    }

    @Test
    void whereAPatientBelongsIsToldInFullOrNotAtAll() {
        put(system, "p".repeat(37), ward).expect(400);
        put(system, patient, "").expect(400);
        system.send("PUT", "/dhos/v1/patient/" + patient + "/location", Map.of())
                .expect(400);
        put(system, patient, ward, ward).expect(204);
        put(system, patient).expect(204);
        nurse.post(Activations.path(patient), null).expect(403);
    }
}

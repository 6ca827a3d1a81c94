package health.polaris.messages.message;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.NEW;
import static health.polaris.messages.Letters.ONE;
import static health.polaris.messages.Letters.clinician;
import static health.polaris.messages.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every kind of caller against every endpoint, with the own and with other people's messages. */
@PolarisTest
class MessageAccessTest {

    private static final String[] OWN_SCOPES = {"read:gdm_message", "write:gdm_message", "read:gdm_patient"};
    private static final Map<String, Object> CONFIRMED = Map.of("confirmed_by", "somebody");

    @LocalServerPort
    private int port;

    private Api anonymous;
    private Letters letters;
    private String patient;
    private String clinician;
    private String location;
    private Map<String, String> callers;

    @BeforeEach
    void connect() {
        anonymous = new Api(port);
        letters = new Letters(port);
        patient = fresh("patient");
        clinician = fresh("clinician");
        location = fresh("location");
        callers = new LinkedHashMap<>();
        callers.put("patient", Tokens.patient(patient, OWN_SCOPES));
        callers.put("clinician", clinician(clinician, List.of(location), OWN_SCOPES));
        callers.put("other patient", Tokens.patient(fresh("patient"), OWN_SCOPES));
        callers.put("other clinician", clinician(fresh("clinician"), List.of(fresh("location")), OWN_SCOPES));
        callers.put("other system", Tokens.system(OWN_SCOPES));
        callers.put("device", Tokens.device(fresh("device"), OWN_SCOPES));
        callers.put("nobody", Tokens.with(Map.of(), OWN_SCOPES));
        callers.put(
                "superclinician",
                Tokens.clinician(
                        fresh("clinician"), "read:gdm_message_all", "write:gdm_message_all", "read:gdm_patient_all"));
        callers.put("system", Tokens.system("read:gdm_message_all", "write:gdm_message_all", "read:gdm_patient_all"));
        callers.put("without scopes", Tokens.clinician(clinician));
        callers.put("of the wrong scopes", clinician(clinician, List.of(location), "read:send_encounter"));
    }

    /** Status by caller; those not named get 403. */
    private void expect(String method, String path, @Nullable Object body, Map<String, Integer> statuses) {
        SoftAssertions all = new SoftAssertions();
        callers.forEach((caller, token) -> all.assertThat(
                        anonymous.as(token).send(method, path, body).status())
                .as("%s %s by %s", method, path, caller)
                .isEqualTo(statuses.getOrDefault(caller, 403)));
        all.assertThat(anonymous.send(method, path, body).status()).isEqualTo(401);
        all.assertThat(anonymous.as("FOO.BAR").send(method, path, body).status())
                .isEqualTo(403);
        all.assertAll();
    }

    @Test
    void aMessageBetweenPatientAndClinicianIsForThemAlone() {
        String uuid = letters.send("patient:" + patient, "clinician:" + clinician, 0);
        Map<String, Integer> parties = Map.of("patient", 200, "clinician", 200, "superclinician", 200, "system", 200);
        expect("GET", ONE + uuid, null, parties);
        expect("PATCH", ONE + uuid, CONFIRMED, parties);
    }

    @Test
    void aMessageToALocationIsForThoseWhoBelongThere() {
        String uuid = letters.send("patient:" + patient, "location:" + location, 0);
        Map<String, Integer> parties = Map.of("patient", 200, "clinician", 200, "superclinician", 200, "system", 200);
        expect("GET", ONE + uuid, null, parties);
        expect("PATCH", ONE + uuid, CONFIRMED, parties);
    }

    @Test
    void idAndTypeBelongTogether() {
        String asLocation = letters.send("system:S", "location:" + clinician, 0);
        String asClinician = letters.send("system:S", "clinician:" + location, 0);
        Map<String, Integer> nobody = Map.of("superclinician", 200, "system", 200);
        expect("GET", ONE + asLocation, null, nobody);
        expect("GET", ONE + asClinician, null, nobody);
    }

    @Test
    void strangersLearnThatAMessageDoesNotExist() {
        Map<String, Integer> all = new LinkedHashMap<>();
        callers.keySet().forEach(caller -> all.put(caller, 404));
        all.put("without scopes", 403);
        all.put("of the wrong scopes", 403);
        expect("GET", ONE + "nowhere", null, all);
        expect("PATCH", ONE + "nowhere", CONFIRMED, all);
    }

    @Test
    void everybodyWritesInTheOwnNameAndPatientsToLocationsOnly() {
        for (String path : List.of(NEW, "/dhos/v1/message")) {
            Map<String, Integer> patientOnly = Map.of("patient", 200, "superclinician", 200, "system", 200);
            expect("POST", path, letter("patient:" + patient, "location:" + location, 5), patientOnly);
            Map<String, Integer> clinicianOnly = Map.of("clinician", 200, "superclinician", 200, "system", 200);
            expect("POST", path, letter("clinician:" + clinician, "patient:" + patient, 1), clinicianOnly);
            expect("POST", path, letter("location:" + location, "patient:" + patient, 1), clinicianOnly);
            Map<String, Integer> nobody = Map.of("superclinician", 200, "system", 200);
            expect("POST", path, letter("patient:" + patient, "clinician:" + clinician, 0), nobody);
            expect("POST", path, letter("clinician:" + patient, "location:" + location, 8), nobody);
            expect("POST", path, letter("patient:" + patient, "location:" + location, 7), Map.of("system", 200));
            expect("POST", path, letter("location:" + clinician, "patient:" + patient, 0), nobody);
            expect("POST", path, letter("patient:" + clinician, "patient:" + patient, 0), nobody);
        }
        expect(
                "POST",
                NEW,
                letter("system:test-system", "patient:" + patient, 0),
                Map.of("other system", 200, "superclinician", 200, "system", 200));
    }

    @Test
    void theMessagesAdapterWritesInAnyName() {
        Api adapter =
                anonymous.as(Tokens.with(Map.of("system_id", "dhos-messages-adapter-worker"), "write:gdm_message"));
        adapter.post(NEW, letter("patient:" + patient, "clinician:" + clinician, 0))
                .expect(200);
    }

    @Test
    void listsAreForThoseWhoseIdIsInThePath() {
        for (String list : List.of("message", "active/message")) {
            Map<String, Integer> ofPatient = Map.of("patient", 200, "superclinician", 200, "system", 200);
            expect("GET", "/dhos/v1/sender/" + patient + "/" + list, null, ofPatient);
            expect("GET", "/dhos/v1/receiver/" + patient + "/" + list, null, ofPatient);
            Map<String, Integer> ofClinician = Map.of("clinician", 200, "superclinician", 200, "system", 200);
            for (String own : List.of(clinician, location)) {
                expect("GET", "/dhos/v1/sender/" + own + "/" + list, null, ofClinician);
                expect("GET", "/dhos/v1/receiver/" + own + "/" + list, null, ofClinician);
            }
            Map<String, Integer> both = Map.of("patient", 200, "clinician", 200, "superclinician", 200, "system", 200);
            expect("GET", "/dhos/v1/sender/" + patient + "/receiver/" + location + "/" + list, null, both);
            expect("GET", "/dhos/v1/sender/" + clinician + "/receiver/" + patient + "/" + list, null, both);
        }
        expect(
                "GET",
                "/dhos/v1/receiver/" + location + "/active/callback/message",
                null,
                Map.of("clinician", 200, "superclinician", 200, "system", 200));
        expect(
                "GET",
                "/dhos/v1/receiver/test-system/message",
                null,
                Map.of("other system", 200, "superclinician", 200, "system", 200));
    }

    @Test
    void theAggregatorReadsEveryList() {
        Api aggregator = anonymous.as(Tokens.with(Map.of("system_id", "dhos-aggregator-api"), "read:gdm_message"));
        aggregator.get("/dhos/v1/sender/" + patient + "/message").expect(200);
        aggregator.get("/dhos/v1/sender_or_receiver/" + patient + "/message").expect(200);
    }

    @Test
    void anyClinicianMayAskForAConversation() {
        expect(
                "GET",
                "/dhos/v1/sender_or_receiver/" + patient + "/message",
                null,
                Map.of(
                        "patient", 200,
                        "clinician", 200,
                        "other clinician", 200,
                        "superclinician", 200,
                        "system", 200));
        anonymous
                .as(Tokens.device("D", "read:message_all"))
                .get("/dhos/v1/sender_or_receiver/" + patient + "/message")
                .expect(200);
    }

    @Test
    void openCallbacksAreForReadersOfPatients() {
        Map<String, Integer> readers = new LinkedHashMap<>();
        callers.keySet().forEach(caller -> readers.put(caller, 200));
        readers.put("without scopes", 403);
        readers.put("of the wrong scopes", 403);
        expect("POST", "/dhos/v1/active/callback/message", List.of(patient), readers);
    }

    @Test
    void theHeaderNarrowsAndNeverWidens() {
        String second = fresh("location");
        String foreign = fresh("location");
        String token = clinician(clinician, List.of(location, second), OWN_SCOPES);
        String toFirst = letters.send("patient:" + patient, "location:" + location, 0);
        String toForeign = letters.send("patient:" + patient, "location:" + foreign, 0);
        Api whole = anonymous.as(token);
        Api first = whole.with("X-Location-Ids", " " + location + " , ,");
        Api onlySecond = whole.with("X-Location-Ids", second);
        Api wanting = whole.with("X-Location-Ids", location + "," + foreign);
        Api blank = whole.with("X-Location-Ids", " , ");
        whole.get(ONE + toFirst).expect(200);
        first.get(ONE + toFirst).expect(200);
        blank.get(ONE + toFirst).expect(200);
        wanting.get(ONE + toFirst).expect(200);
        onlySecond.get(ONE + toFirst).expect(403);
        wanting.get(ONE + toForeign).expect(403);
        whole.with("X-Location-Ids", foreign).get(ONE + toForeign).expect(403);
        wanting.get("/dhos/v1/receiver/" + foreign + "/message").expect(403);
        onlySecond.get("/dhos/v1/receiver/" + location + "/message").expect(403);
        anonymous
                .as(Tokens.patient(patient, OWN_SCOPES))
                .with("X-Location-Ids", foreign)
                .get("/dhos/v1/receiver/" + foreign + "/message")
                .expect(403);
        assertThat(anonymous.get("/metrics").body()).contains("polaris_messages_unassociated_locations_total");
    }
}

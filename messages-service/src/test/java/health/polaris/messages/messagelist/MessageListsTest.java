package health.polaris.messages.messagelist;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Letters.clinician;
import static health.polaris.messages.Letters.uuids;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.Letters;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class MessageListsTest {

    private static final String READ = "read:gdm_message";
    private static final Map<String, String> CONFIRMED = Map.of("confirmed", "2024-05-03T08:15:30.123Z");
    private static final Map<String, String> CANCELLED = Map.of("cancelled", "2024-05-03T08:15:30.123Z");

    @LocalServerPort
    private int port;

    private Letters letters;
    private Api system;
    private Api asPatient;
    private Api asClinician;
    private String patient;
    private String clinician;
    private String location;

    @BeforeEach
    void connect() {
        letters = new Letters(port);
        system = letters.system();
        patient = fresh("patient");
        clinician = fresh("clinician");
        location = fresh("location");
        asPatient = new Api(port).as(Tokens.patient(patient, READ, "read:gdm_patient"));
        asClinician = new Api(port).as(clinician(clinician, List.of(location), READ, "read:gdm_patient"));
    }

    private String fromPatient(int type) {
        return letters.send("patient:" + patient, "location:" + location, type);
    }

    @Test
    void listsNewestFirst() {
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sent.addFirst(fromPatient(0));
        }
        assertThat(uuids(asPatient.get("/dhos/v1/sender/" + patient + "/message")))
                .isEqualTo(sent);
        assertThat(uuids(asClinician.get("/dhos/v1/receiver/" + location + "/message")))
                .isEqualTo(sent);
        assertThat(uuids(system.get("/dhos/v1/sender/" + patient + "/receiver/" + location + "/message")))
                .isEqualTo(sent);
        assertThat(uuids(asPatient.get("/dhos/v1/sender_or_receiver/" + patient + "/message")))
                .isEqualTo(sent);
        assertThat(uuids(system.get("/dhos/v1/sender/" + location + "/receiver/" + patient + "/message")))
                .isEmpty();
    }

    @Test
    void theOwnListsHoldTheOwnTypeOnlyAndSystemsSeeAll() {
        String own = letters.send("patient:" + patient, "clinician:" + clinician, 0);
        String ofAnotherType = letters.send("system:" + patient, "location:" + clinician, 0);
        assertThat(uuids(asPatient.get("/dhos/v1/sender/" + patient + "/message")))
                .containsExactly(own);
        assertThat(uuids(asPatient.get("/dhos/v1/sender/" + patient + "/active/message")))
                .containsExactly(own);
        assertThat(uuids(asClinician.get("/dhos/v1/receiver/" + clinician + "/message")))
                .containsExactly(own);
        assertThat(uuids(asClinician.get("/dhos/v1/receiver/" + clinician + "/active/message")))
                .containsExactly(own);
        for (String list : List.of("message", "active/message")) {
            assertThat(uuids(system.get("/dhos/v1/sender/" + patient + "/" + list)))
                    .containsExactly(ofAnotherType, own);
            assertThat(uuids(system.get("/dhos/v1/receiver/" + clinician + "/" + list)))
                    .containsExactly(ofAnotherType, own);
            String pair = "/dhos/v1/sender/" + patient + "/receiver/" + clinician + "/" + list;
            assertThat(uuids(system.get(pair))).containsExactly(ofAnotherType, own);
            assertThat(uuids(asClinician.get(pair))).containsExactly(own);
        }
    }

    @Test
    void activeIsUnconfirmedOrACallback() {
        String open = fromPatient(0);
        String cancelled = fromPatient(0);
        letters.change(cancelled, CANCELLED).expect(200);
        String confirmed = fromPatient(0);
        letters.change(confirmed, CONFIRMED).expect(200);
        String callback = fromPatient(5);
        letters.change(callback, CONFIRMED).expect(200);
        String elsewhere = letters.send("patient:" + patient, "location:" + fresh("location"), 0);
        assertThat(uuids(asClinician.get("/dhos/v1/receiver/" + location + "/active/message")))
                .containsExactly(callback, cancelled, open);
        assertThat(uuids(asPatient.get("/dhos/v1/sender/" + patient + "/active/message")))
                .containsExactly(elsewhere, callback, cancelled, open);
        assertThat(uuids(system.get("/dhos/v1/sender/" + patient + "/receiver/" + location + "/active/message")))
                .containsExactly(callback, cancelled, open);
    }

    @Test
    void openCallbacksAreNeitherConfirmedNorCancelled() {
        fromPatient(0);
        String open = fromPatient(5);
        letters.change(fromPatient(5), CONFIRMED).expect(200);
        letters.change(fromPatient(5), CANCELLED).expect(200);
        String path = "/dhos/v1/receiver/" + location + "/active/callback/message";
        assertThat(uuids(asClinician.get(path))).containsExactly(open);
        assertThat(uuids(system.get(path))).containsExactly(open);
    }

    @Test
    void aConversationOfTheOwnHidesAlerts() {
        String general = fromPatient(0);
        fromPatient(7);
        fromPatient(8);
        fromPatient(9);
        String cleared = fromPatient(10);
        String answer = letters.send("location:" + location, "patient:" + patient, 1);
        letters.send("system:S", "clinician:" + patient, 1);
        assertThat(uuids(asPatient.get("/dhos/v1/sender_or_receiver/" + patient + "/message")))
                .containsExactly(answer, cleared, general);
        assertThat(uuids(asClinician.get("/dhos/v1/sender_or_receiver/" + location + "/message")))
                .containsExactly(answer, cleared, general);
        assertThat(uuids(system.get("/dhos/v1/sender_or_receiver/" + patient + "/message")))
                .hasSize(7);
    }

    @Test
    void aClinicianSeesOfAPatientWhatConcernsTheOwnWards() {
        String another = fresh("clinician");
        String elsewhere = fresh("location");
        String withMe = letters.send("clinician:" + clinician, "patient:" + patient, 0);
        String withAnother = letters.send("patient:" + patient, "clinician:" + another, 0);
        letters.send("patient:" + patient, "location:" + elsewhere, 0);
        String path = "/dhos/v1/sender_or_receiver/" + patient + "/message";
        assertThat(uuids(asClinician.get(path))).containsExactly(withMe);
        String withMyWard = fromPatient(7);
        assertThat(uuids(asClinician.get(path))).containsExactly(withMyWard, withAnother, withMe);
        Api withoutWards = new Api(port).as(Tokens.clinician(clinician, READ));
        assertThat(uuids(withoutWards.get(path))).containsExactly(withMe);
        Api stranger = new Api(port).as(clinician(fresh("clinician"), List.of(fresh("location")), READ));
        assertThat(uuids(stranger.get(path))).isEmpty();
        assertThat(uuids(asClinician.get("/dhos/v1/sender_or_receiver/" + another + "/message")))
                .isEmpty();
        Api listed = new Api(port).as(Tokens.with(Map.of("clinician_id", List.of("a", "b")), READ));
        assertThat(uuids(listed.get(path))).isEmpty();
    }

    @Test
    void openCallbacksOfManyPatientsAreKeyedByPatient() {
        String path = "/dhos/v1/active/callback/message";
        String second = fresh("patient");
        fromPatient(5);
        String newest = fromPatient(5);
        String other = letters.send("patient:" + second, "location:" + location, 5);
        JsonNode found = asClinician
                .post(path, List.of(patient, second, patient, "nobody"))
                .expect(200)
                .json();
        assertThat(found.propertyNames()).containsExactlyInAnyOrder(patient, second);
        assertThat(found.path(patient).path("uuid").asString()).isEqualTo(newest);
        assertThat(found.path(second).path("uuid").asString()).isEqualTo(other);
        assertThat(found.path(second).path("confirmed").isNull()).isTrue();
        JsonNode own =
                asPatient.post(path, List.of(patient, second)).expect(200).json();
        assertThat(own.propertyNames()).containsExactly(patient);
        assertThat(asClinician.post(path, List.of()).expect(200).body()).isEqualTo("{}");
        asClinician.post(path, Map.of("a", "b")).expect(400);
        asClinician.post(path, "[1]").expect(400);
        asClinician.post(path, "[null]").expect(400);
        asClinician.post(path, null).expect(400);
    }

    @Test
    void pagesFollowEachOther() {
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sent.addFirst(fromPatient(0));
        }
        String path = "/dhos/v1/receiver/" + location + "/message";
        List<String> paged = new ArrayList<>(uuids(asClinician.get(path + "?limit=2")));
        assertThat(paged).hasSize(2);
        List<String> next = uuids(asClinician.get(path + "?limit=2&before=" + paged.getLast()));
        while (!next.isEmpty()) {
            paged.addAll(next);
            next = uuids(asClinician.get(path + "?limit=2&before=" + paged.getLast()));
        }
        assertThat(paged).isEqualTo(sent);
        assertThat(uuids(asClinician.get(path + "?before=" + sent.get(1)))).isEqualTo(sent.subList(2, 5));
        String conversation = "/dhos/v1/sender_or_receiver/" + patient + "/message?limit=2&before=" + sent.get(2);
        assertThat(uuids(asPatient.get(conversation))).isEqualTo(sent.subList(3, 5));
    }

    @Test
    void pagesOfAConversationHoldBothSidesInOrderAndANoteToOneselfOnce() {
        List<String> exchanged = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            exchanged.addFirst(fromPatient(0));
            exchanged.addFirst(letters.send("location:" + location, "patient:" + patient, 1));
            exchanged.addFirst(letters.send("patient:" + patient, "patient:" + patient, 0));
        }
        String path = "/dhos/v1/sender_or_receiver/" + patient + "/message";
        for (Api reader : List.of(system, asPatient)) {
            assertThat(uuids(reader.get(path))).isEqualTo(exchanged);
            List<String> paged = new ArrayList<>(uuids(reader.get(path + "?limit=5")));
            paged.addAll(uuids(reader.get(path + "?limit=5&before=" + paged.getLast())));
            paged.addAll(uuids(reader.get(path + "?limit=5&before=" + paged.getLast())));
            assertThat(paged).isEqualTo(exchanged);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "limit=1.0",
                "limit=",
                "limit=-1",
                "before=nowhere",
                "limit=1&before="
            })
    void refusesPagesThatAreNone(String query) {
        fromPatient(0);
        Answer refused = asClinician.get("/dhos/v1/receiver/" + location + "/message?" + query);
        assertThat(refused.expect(400).message())
                .isNotEmpty()
                .doesNotContain("java.")
                .doesNotContain("convert");
    }

    @Test
    void aPageDoesNotStartAtAMessageOfAnotherList() {
        String elsewhere = letters.send("patient:" + patient, "location:" + fresh("location"), 0);
        asClinician
                .get("/dhos/v1/receiver/" + location + "/message?before=" + elsewhere)
                .expect(400);
    }

    @Test
    void unknownIdsAreNoError() {
        assertThat(uuids(system.get("/dhos/v1/sender/nobody/message"))).isEmpty();
    }

    @Test
    void refusesAMisspeltPage() {
        assertThat(system.get("/dhos/v1/sender/nobody/message?Before=" + fresh("message"))
                        .expect(400)
                        .message())
                .isEqualTo("Extra query parameter(s) Before not in spec. Did you mean before?");
    }
}

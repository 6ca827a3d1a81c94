package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.chronicle.DatabaseClock;
import health.polaris.encounters.epr.Stored.EncounterRow;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Which message made it so, and who lay where (contracts/encounters.md §11). */
class ChronicleOfMessagesTest extends EprTest {

    @LocalServerPort
    private int port;

    private Api api;

    @Autowired
    ChronicleOfMessagesTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void operate() {
        api = new Api(port).as(Tokens.system("read:send_encounter", "read:send_patient", "read:hl7_message"));
    }

    private List<JsonNode> entries(String path) {
        return api.get(path).expect(200).json().valueStream().toList();
    }

    private JsonNode stay(String uuid, String query) {
        return api.get("/dhos/v2/encounter/" + uuid + query).expect(200).json();
    }

    private Instant now() {
        return DatabaseClock.now(stored.jdbc());
    }

    private String code(JsonNode stay) {
        return stored.jdbc()
                .sql("select ods_code from epr_location where uuid = ?")
                .param(stay.path("location_uuid").asString())
                .query(String.class)
                .single();
    }

    @Test
    void namesTheMessageOfEachChange() {
        Envelope admission = admission().sentAt(10).sequence(4711);
        bus.process(admission);
        Envelope transfer = admission().sentAgain().sentAt(20).sequence(4712).at("N-Ward 5", null, null);
        bus.process(transfer);
        EncounterRow stay = stored.visit(visit);

        List<JsonNode> changes = entries("/dhos/v2/encounter/" + stay.uuid() + "/history");
        assertThat(changes.getFirst().path("operation").asString()).isEqualTo("created");
        assertThat(changes.getFirst().path("message_uuid").asString()).isEqualTo(admission.uuid());
        assertThat(changes.getLast().path("message_uuid").asString()).isEqualTo(transfer.uuid());
        assertThat(changes.getLast().path("sequence").asLong()).isEqualTo(4712);
        assertThat(changes.getLast().path("happened_at").asString()).isEqualTo("2024-05-03T08:20:00.000Z");
        assertThat(changes.getLast().path("caller_id").asString()).isEqualTo("dhos-async-adapter");

        assertThat(entries("/dhos/v1/epr_message/" + transfer.uuid() + "/change").stream()
                        .filter(entry -> !isPlace(entry))
                        .toList())
                .isEqualTo(changes.subList(1, changes.size()))
                .isNotEmpty();
        assertThat(entries("/dhos/v1/patient/" + stay.patientUuid() + "/history"))
                .extracting(entry -> entry.path("kind").asString())
                .containsOnly("patient", "number");
    }

    private static boolean isPlace(JsonNode entry) {
        return entry.path("kind").asString().equals("place");
    }

    private List<String> placesMadeBy(Envelope message) {
        List<JsonNode> places = entries("/dhos/v1/epr_message/" + message.uuid() + "/change").stream()
                .filter(ChronicleOfMessagesTest::isPlace)
                .toList();
        assertThat(places).allSatisfy(place -> {
            assertThat(place.path("sequence").asLong()).isEqualTo(4711);
            assertThat(place.path("happened_at").asString()).isEqualTo("2024-05-03T08:10:00.000Z");
        });
        return places.stream()
                .map(place ->
                        place.path("fields").path("ods_code").path("after").asString())
                .toList();
    }

    /** Of somebody's bed, and where nobody is shown. */
    @Test
    void namesTheMessageThatMadeAPlace() {
        String ward = "N-" + mrn;
        Envelope admission = admission().sentAt(10).sequence(4711).at(ward, "A", "1");
        bus.process(admission);
        assertThat(placesMadeBy(admission)).containsExactlyInAnyOrder(ward, ward + ":A", ward + ":A:1");

        Envelope ofAPlace =
                Envelope.withoutVisit().mrn(mrn).sentAt(10).sequence(4711).at("N-" + visit, null, null);
        bus.process(ofAPlace);
        assertThat(placesMadeBy(ofAPlace)).containsExactly("N-" + visit);
    }

    @Test
    void tellsWhatWasShownFromWhatWasTrue() {
        bus.process(admission().sentAt(10).at("N-ED", null, null));
        Instant shown = now();
        // Sent at 20, and here when a later one was here already.
        bus.process(admission().sentAgain().sentAt(30).at("N-Ward 6", null, null));
        bus.send(admission().sentAgain().sentAt(20).at("N-Ward 5", null, null));
        String uuid = stored.visit(visit).uuid();

        assertThat(code(stay(uuid, "?as_of=" + shown))).isEqualTo("N-ED");
        assertThat(code(stay(uuid, "?as_of_event=2024-05-03T08:15:00Z"))).isEqualTo("N-ED");
        JsonNode then = stay(uuid, "?as_of_event=2024-05-03T08:25:00Z");
        assertThat(code(then)).isEqualTo("N-Ward 5");
        assertThat(then.path("location_history")).hasSize(1);
        assertThat(stay(uuid, "?as_of_event=2024-05-03T09:00:00Z")).isEqualTo(stay(uuid, ""));
        api.get("/dhos/v2/encounter/" + uuid + "?as_of_event=2024-05-03T08:05:00Z")
                .expect(404);
    }

    @Test
    void theDirectoryAnswersWhatItAnsweredThen() {
        String other = Envelope.newMrn();
        bus.process(person().sentAt(10));
        bus.process(person().sentAgain().mrn(other).sentAt(11));
        String find = "/dhos/v1/patient?product_name=SEND&identifier_type=MRN&identifier_value=" + other;
        JsonNode apart = api.get(find).expect(200).json();
        Instant moment = now();
        bus.process(person().sentAgain().sentAt(12).patient("first_name", "EVE").patient("previous_mrn", other));

        JsonNode merged = api.get(find).expect(200).json();
        assertThat(api.get(find + "&as_of=" + moment).expect(200).json()).isEqualTo(apart);
        assertThat(api.get(find + "&as_of=" + now()).expect(200).json()).isEqualTo(merged);
        api.get(find + "&as_of=2020-01-01T00:00:00Z").expect(400);
    }

    /** As those of before facts were kept, until a message names them. */
    @Test
    void whoIsNamedByNoFactIsFoundByEventTimeAsToday() {
        bus.process(person().sentAt(10));
        String find = "/dhos/v1/patient?product_name=SEND&identifier_type=MRN&identifier_value=" + mrn;
        JsonNode today = api.get(find).expect(200).json();
        stored.jdbc()
                .sql("delete from fact_identifier where value = ?")
                .param(mrn)
                .update();

        assertThat(today).hasSize(1);
        assertThat(api.get(find + "&as_of_event=" + now()).expect(200).json()).isEqualTo(today);
    }

    private List<JsonNode> lay(String ward) {
        return entries("/dhos/v1/location/" + stored.place(ward) + "/occupancy?from=2024-05-01&to=2024-06-01");
    }

    /** The wards of one morning: the first patient from 10 on, the other one from 20 on. */
    private Envelope twoLieBesideEachOther(String ward, String otherMrn, String otherVisit) {
        Envelope first = admission().sentAt(10).at(ward, "A", "1").encounter("admitted_at", "2024-05-03T08:10:00.000Z");
        bus.process(first);
        bus.process(Envelope.admission(otherMrn, otherVisit)
                .sentAt(20)
                .at(ward, "A", "2")
                .encounter("admitted_at", "2024-05-03T08:20:00.000Z"));
        assertThat(lay(ward).getFirst().path("beside_encounter_uuids")).hasSize(1);
        return first;
    }

    /** It was said at 15 that the first one had gone, and is known last: they never lay beside each other. */
    @Test
    void saysWhoLayWhereWithWhomAfterALateCorrection() {
        String ward = "N-" + mrn;
        String otherVisit = Envelope.newVisitNumber();
        Envelope first = twoLieBesideEachOther(ward, Envelope.newMrn(), otherVisit);
        bus.process(first.sentAgain().sentAt(40).at("N-Theatre", null, null));
        bus.process(first.sentAgain().sentAt(15).at("N-Elsewhere", null, null));

        List<JsonNode> lay = lay(ward);
        assertThat(lay)
                .extracting(line -> line.path("encounter_uuid").asString())
                .containsExactly(
                        stored.visit(visit).uuid(), stored.visit(otherVisit).uuid());
        assertThat(lay.getFirst().path("until").asString()).isEqualTo("2024-05-03T08:15:00.000Z");
        assertThat(lay)
                .allSatisfy(
                        line -> assertThat(line.path("beside_encounter_uuids")).isEmpty());
    }

    /** The two are one: whoever lay beside either lay beside him, and he not beside himself. */
    @Test
    void saysWhoLayWhereWithWhomAfterAMerge() {
        String ward = "N-" + mrn;
        String otherMrn = Envelope.newMrn();
        String otherVisit = Envelope.newVisitNumber();
        String thirdVisit = Envelope.newVisitNumber();
        twoLieBesideEachOther(ward, otherMrn, otherVisit);
        bus.process(Envelope.admission(Envelope.newMrn(), thirdVisit)
                .sentAt(30)
                .at(ward, "A", "3")
                .encounter("admitted_at", "2024-05-03T08:30:00.000Z"));
        bus.process(person().sentAgain().sentAt(40).patient("previous_mrn", otherMrn));

        List<JsonNode> lay = lay(ward);
        String one = stored.patient(mrn).uuid();
        assertThat(lay)
                .extracting(line -> line.path("patient_uuid").asString())
                .containsExactly(one, one, stored.visit(thirdVisit).patientUuid());
        assertThat(lay)
                .extracting(line -> line.path("beside_encounter_uuids")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())
                .containsExactly(
                        List.of(stored.visit(thirdVisit).uuid()),
                        List.of(stored.visit(thirdVisit).uuid()),
                        Stream.of(visit, otherVisit)
                                .map(number -> stored.visit(number).uuid())
                                .sorted()
                                .toList());
    }

    @Test
    void saysWhoLayWhereWithWhom() {
        String ward = "N-" + mrn;
        Envelope first = admission().sentAt(10).at(ward, "A", "1");
        bus.process(first);
        bus.process(first.sentAgain().sentAt(40).at("N-Elsewhere", null, null));
        String otherVisit = Envelope.newVisitNumber();
        bus.process(Envelope.admission(Envelope.newMrn(), otherVisit)
                .sentAt(20)
                .at(ward, "A", "2")
                .encounter("admitted_at", "2024-05-03T08:20:00.000Z"));
        String uuid = stored.place(ward);

        List<JsonNode> lay = lay(ward);
        String left = stored.visit(visit).uuid();
        String there = stored.visit(otherVisit).uuid();
        assertThat(lay)
                .extracting(line -> line.path("encounter_uuid").asString())
                .containsExactly(left, there);
        assertThat(lay.getFirst().path("until").asString()).isEqualTo("2024-05-03T08:40:00.000Z");
        assertThat(lay.getFirst().path("beside_encounter_uuids").get(0).asString())
                .isEqualTo(there);
        assertThat(lay.getLast().path("until").isNull()).isTrue();
        assertThat(entries("/dhos/v1/location/" + uuid + "/occupancy?from=2024-05-04&to=2024-06-01"))
                .hasSize(1);
        api.get("/dhos/v1/location/" + uuid + "/occupancy?from=2024-05-04&to=2025-06-01")
                .expect(400);
    }
}

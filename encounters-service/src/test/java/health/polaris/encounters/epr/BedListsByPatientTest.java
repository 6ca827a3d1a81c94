package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A list of who is in which bed that has no visit numbers, or ones that nobody knows (contracts/encounters.md §12). */
class BedListsByPatientTest extends EprTest {

    @LocalServerPort
    private int port;

    private final String ward = "R-" + mrn;
    private final String stranger = Envelope.newMrn();
    private Api api;

    @Autowired
    BedListsByPatientTest(ApplicationContext context) {
        super(context);
    }

    @BeforeEach
    void operate() {
        api = new Api(port).as(Tokens.system("read:hl7_message"));
    }

    private Map<String, String> line(String patient, String bed) {
        return Map.of("mrn", patient, "ward", ward, "bay", "A", "bed", bed);
    }

    private List<JsonNode> differences(List<Map<String, String>> lines) {
        return api.post("/dhos/v1/reconciliation", Map.of("wards", List.of(ward), "stays", lines))
                .expect(200)
                .json()
                .path("differences")
                .valueStream()
                .toList();
    }

    private List<String> kinds(List<Map<String, String>> lines) {
        return differences(lines).stream()
                .map(difference -> difference.path("kind").asString())
                .toList();
    }

    @Test
    void anotherPatientInTheBedIsTheWrongPerson() {
        Envelope inBed = admission().sentAt(10).at(ward, "A", "1");
        bus.process(inBed);

        List<JsonNode> differences = differences(List.of(line(stranger, "1")));
        assertThat(differences).hasSize(1);
        JsonNode wrong = differences.getFirst();
        assertThat(wrong.path("kind").asString()).isEqualTo("wrong_person");
        assertThat(wrong.path("said").path("mrn").asString()).isEqualTo(stranger);
        assertThat(wrong.path("shown").path("mrn").asString()).isEqualTo(mrn);
        assertThat(wrong.path("because").asString()).isEqualTo("never_came");
        assertThat(wrong.path("messages").get(0).path("message_uuid").asString())
                .isEqualTo(inBed.uuid());
    }

    /** Whoever has a line or a bed of their own is compared by that. */
    @Test
    void whoIsOnTheListOrShownIsNobodyElse() {
        bus.process(admission().sentAt(10).at(ward, "A", "1"));

        assertThat(kinds(List.of(line(stranger, "1"), line(mrn, "2")))).containsExactly("missing", "wrong_bed");
        assertThat(kinds(List.of(Map.of("mrn", stranger, "ward", ward)))).containsExactly("missing", "surplus");
        bus.process(Envelope.admission(stranger, Envelope.newVisitNumber())
                .sentAt(11)
                .at(ward, "A", "2"));
        assertThat(kinds(List.of(line(stranger, "1")))).containsExactly("wrong_bed", "surplus");
        assertThat(kinds(List.of(line(stranger, "1"), line(mrn, "2")))).containsExactly("wrong_bed", "wrong_bed");
    }

    @Test
    void ofTwoInABedNobodySaysWhoIsTheWrongOne() {
        bus.process(admission().at(ward, "A", "1"));
        bus.process(Envelope.admission(stranger, Envelope.newVisitNumber()).at(ward, "A", "1"));

        assertThat(kinds(List.of(line(Envelope.newMrn(), "1")))).containsExactly("missing", "surplus", "surplus");
    }

    /** The EPR's number has not come yet for the stay that the ward began itself (identity.md O5). */
    @Test
    void whoIsShownOnAStayOfTheWardsOwnIsThere() {
        bus.process(person().at(ward, "A", "1"));
        String bed = stored.place(ward + ":A:1");
        new Ward(port).admit(stored.patient(mrn).uuid(), "patient_record_uuid", "R", "location_uuid", bed);

        assertThat(kinds(List.of(numbered(mrn, "1")))).isEmpty();
        assertThat(kinds(List.of(numbered(mrn, "2")))).containsExactly("wrong_bed");
        assertThat(kinds(List.of(numbered(stranger, "1")))).containsExactly("missing", "surplus");
    }

    private Map<String, String> numbered(String patient, String bed) {
        return Map.of("visit_number", visit, "mrn", patient, "ward", ward, "bay", "A", "bed", bed);
    }
}

package health.polaris.encounters.fact.row;

import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.bed;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Said;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Visit;
import health.polaris.eventbus.identifier.NhsNumber;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What clients read of the rows that the fold writes. */
@PolarisTest
class ReadingTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DifferenceWriter writer;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String mrn = fresh("M");
    private final Telling telling = new Telling();
    private Ward ward = new Ward(0);

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private void tell(Fact... facts) {
        tell(telling, facts);
    }

    private void tell(Telling to, Fact... facts) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> writer.write(List.of(to.tell(facts))));
    }

    private JsonNode patients(String type, String value, String more) {
        return api("read:send_patient")
                .get("/dhos/v1/patient?product_name=SEND&identifier_type=%s&identifier_value=%s%s"
                        .formatted(type, value, more))
                .expect(200)
                .json();
    }

    private Api api(String... scopes) {
        return ward.anonymous.as(Tokens.clinician("C1", scopes));
    }

    @Test
    void aFormerNumberLeadsToItsRecord() {
        String corrected = fresh("M");
        tell(registration(10, person(mrn(mrn))), merge(20, person(mrn(corrected)), mrn(mrn)));

        JsonNode found = patients("MRN", mrn, "");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).path("hospital_number").asString()).isEqualTo(corrected);
        assertThat(found.get(0).path("identifiers").findValuesAsString("value")).contains(mrn, corrected);
    }

    /** F4: kept beside the date, and shown, as it was too. */
    @Test
    void aDeathOfWhichOnlyTheMonthIsKnownIsShown() {
        Demographics none = Demographics.NONE;
        Demographics dead = new Demographics(
                none.familyName(),
                none.givenName(),
                none.otherNames(),
                none.sex(),
                none.birthDate(),
                none.partialBirthDate(),
                none.deathDate(),
                Said.value("2026-11"),
                none.deathIndicator());
        tell(registration(10, new Person(List.of(mrn(mrn)), false, dead)));

        for (String asOf : new String[] {"", "&as_of=" + Instant.now()}) {
            JsonNode patient = patients("MRN", mrn, asOf).get(0);
            assertThat(patient.path("dod").isNull()).isTrue();
            assertThat(patient.path("dod_partial").asString()).isEqualTo("2026-11");
        }
    }

    @Test
    void oneNumberOfTwoNamespacesIsTwoPatients() {
        tell(registration(10, person(Identifier.mrn("", mrn))));
        tell(new Telling(), registration(11, person(Identifier.mrn("NORTH", mrn))));

        assertThat(patients("MRN", mrn, "").size()).isEqualTo(2);
        JsonNode north = patients("MRN", mrn, "&namespace=NORTH");
        assertThat(north.size()).isEqualTo(1);
        assertThat(north.get(0).path("namespace").asString()).isEqualTo("NORTH");
        assertThat(patients("MRN", mrn, "&namespace=").get(0).has("namespace")).isFalse();
    }

    @Test
    void oneVisitNumberOfTwoNamespacesIsTwoStays() {
        String number = fresh("V");
        tell(fact(10, admission("", number)), fact(11, admission("NORTH", number)));

        assertThat(ward.list("epr_encounter_id=" + number).size()).isEqualTo(2);
        assertThat(ward.list("epr_encounter_id=%20" + number + "%20").size()).isEqualTo(2);
        JsonNode north = ward.list("namespace=NORTH&epr_encounter_id=" + number);
        assertThat(north.size()).isEqualTo(1);
        assertThat(north.get(0).path("namespace").asString()).isEqualTo("NORTH");
        JsonNode shared = ward.list("namespace=&epr_encounter_id=" + number);
        assertThat(shared.size()).isEqualTo(1);
        assertThat(shared.get(0).has("namespace")).isFalse();
    }

    private Statement admission(String namespace, String number) {
        Identifier visit = Identifier.visit(namespace, number);
        return new Statement.Admission(
                person(mrn(mrn)),
                new Visit(
                        visit,
                        null,
                        Said.absent(),
                        minute(10),
                        Said.absent(),
                        bed("Willow", "1", "3"),
                        Visit.DEFAULT_LOCAL_WINDOW));
    }

    @Test
    void aWardListShowsWardBayAndBed() {
        String number = fresh("V");
        String willow = fresh("Willow");
        tell(fact(
                10,
                new Statement.Admission(person(mrn(mrn)), visit(number, minute(10), bed(willow, "bay 1", "bed 3")))));

        JsonNode expanded =
                ward.list("expanded=true&epr_encounter_id=" + number).get(0);
        assertPlaced(expanded.path("location"), willow);
        JsonNode compact = ward.list("compact=true&expanded=true&epr_encounter_id=" + number)
                .get(0);
        assertPlaced(compact.path("location"), willow);
        assertThat(ward.list("epr_encounter_id=" + number).get(0).has("location"))
                .isFalse();

        String uuid = expanded.path("location_uuid").asString();
        Api reader = api("read:send_location");
        assertPlaced(reader.get("/dhos/v1/location/" + uuid).expect(200).json(), willow);
        String bay = expanded.path("location").path("parent").path("uuid").asString();
        JsonNode both = reader.get("/dhos/v1/location?uuid=%s&uuid=%s&uuid=nowhere".formatted(uuid, bay))
                .expect(200)
                .json();
        assertThat(both.propertyNames()).containsExactlyInAnyOrder(uuid, bay);
        assertThat(both.path(bay).has("bed")).isFalse();
        reader.get("/dhos/v1/location/nowhere").expect(404);
        api("read:send_patient").get("/dhos/v1/location/" + uuid).expect(403);
    }

    private static void assertPlaced(JsonNode location, String willow) {
        assertThat(location.path("ward").asString()).isEqualTo(willow);
        assertThat(location.path("bay").asString()).isEqualTo("bay 1");
        assertThat(location.path("bed").asString()).isEqualTo("bed 3");
        assertThat(location.path("ods_code").asString()).isEqualTo(willow + ":bay 1:bed 3");
    }

    @Test
    void conflictsAreListedUntilTheyAreSolved() {
        String nhs = nhsNumber();
        String other = fresh("M");
        tell(
                registration(10, person("Finch", BORN, mrn(mrn), nhs(nhs))),
                registration(20, person("Wren", BORN.plusYears(9), mrn(other))),
                registration(30, person("Wren", BORN.plusYears(9), mrn(other), nhs(nhs))));

        JsonNode open = conflicts("state=open&identifier=" + nhs);
        assertThat(open.size()).isEqualTo(1);
        assertThat(conflicts("identifier=" + nhs.substring(0, 3) + "-" + nhs.substring(3))
                        .size())
                .isEqualTo(1);
        JsonNode conflict = open.get(0);
        assertThat(conflict.path("owner_uuid").asString())
                .isEqualTo(patients("MRN", mrn, "").get(0).path("uuid").asString());
        assertThat(conflict.path("claimant_uuid").asString())
                .isEqualTo(patients("MRN", other, "").get(0).path("uuid").asString());
        assertThat(conflict.path("first_message_uuid").asString()).isEqualTo("f30");
        assertThat(conflict.path("sender").asString()).isEqualTo("EPR|HOSPITAL");
        assertThat(conflict.path("would_solve").size()).isEqualTo(4);

        tell(merge(40, person(mrn(mrn)), mrn(other)));
        assertThat(conflicts("state=open&identifier=" + nhs).size()).isZero();
        JsonNode solved = conflicts("state=solved&identifier=" + nhs).get(0);
        assertThat(solved.path("uuid")).isEqualTo(conflict.path("uuid"));
        assertThat(solved.path("would_solve").size()).isZero();
    }

    private JsonNode conflicts(String query) {
        return api("read:hl7_message")
                .get("/dhos/v1/patient/conflict?" + query)
                .expect(200)
                .json();
    }

    @Test
    void theListOfConflictsGoesOnBehindItsCursor() {
        String nhs = nhsNumber();
        tell(registration(10, person("Finch", BORN, mrn(mrn), nhs(nhs))));
        for (int index = 0; index < 3; index++) {
            String claimant = fresh("M");
            tell(
                    registration(20 + 2 * index, person("Wren", BORN.plusYears(9), mrn(claimant))),
                    registration(21 + 2 * index, person("Wren", BORN.plusYears(9), mrn(claimant), nhs(nhs))));
        }

        Answer first = api("read:hl7_message")
                .get("/dhos/v1/patient/conflict?limit=1&identifier=" + nhs)
                .expect(200);
        assertThat(first.json().size()).isEqualTo(1);
        String link = Objects.requireNonNull(first.header("Link"));
        String next = "/dhos/v1/patient/conflict" + link.substring(1, link.indexOf('>'));
        JsonNode second = api("read:hl7_message").get(next).expect(200).json();
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.get(0).path("uuid")).isNotEqualTo(first.json().get(0).path("uuid"));
    }

    @Test
    void theListOfConflictsRefusesWhatItDoesNotKnow() {
        Api reader = api("read:hl7_message");
        reader.get("/dhos/v1/patient/conflict?state=lost").expect(400);
        reader.get("/dhos/v1/patient/conflict?cursor=x").expect(400);
        reader.get("/dhos/v1/patient/conflict?limit=0").expect(400);
        reader.get("/dhos/v1/patient/conflict?since=2026-11-28").expect(200);
        api("read:send_patient").get("/dhos/v1/patient/conflict").expect(403);
        ward.anonymous.get("/dhos/v1/patient/conflict").expect(401);
    }

    /** With the right check digit, and no other test's. */
    private static String nhsNumber() {
        while (true) {
            String digits = "4" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
            for (int check = 0; check < 10; check++) {
                if (NhsNumber.isValid(digits + check)) {
                    return digits + check;
                }
            }
        }
    }
}

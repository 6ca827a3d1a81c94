package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The directory as clients see it (contracts/encounters.md §7.13). */
class LookUpTest extends EprTest {

    private static final String PATIENT = "/dhos/v1/patient?product_name=SEND&identifier_type=%s&identifier_value=%s";
    private static final String LOCATION = "/dhos/v1/location/search?ods_code=";

    private final Api anonymous;
    private final Api patients;
    private final Api locations;
    private final String nhs = Envelope.newNhsNumber();
    private final String ward = "Ward " + mrn;

    @Autowired
    LookUpTest(ApplicationContext context, @LocalServerPort int port) {
        super(context);
        anonymous = new Api(port);
        patients = anonymous.as(Tokens.clinician("C1", "read:send_patient"));
        locations = anonymous.as(Tokens.clinician("C1", "read:location_by_ods", "read:send_location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MRN", "mrn", "HOSPITAL_NUMBER", "hospital_number"})
    void findsAPatientByMrn(String type) {
        bus.process(person().nhs(nhs).patient("date_of_birth", "1971-02-28"));
        JsonNode found = OpenApiContract.of(anonymous)
                .call(patients, "GET", PATIENT.formatted(type, mrn), null)
                .expect(200)
                .json();

        Stored.PatientRow row = stored.patient(mrn);
        assertThat(found.size()).isEqualTo(1);
        JsonNode patient = found.get(0);
        assertThat(patient.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "first_name",
                        "last_name",
                        "dob",
                        "dod",
                        "sex",
                        "nhs_number",
                        "hospital_number",
                        "record",
                        "dh_products",
                        "identifiers",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by");
        assertThat(patient.path("uuid").asString()).isEqualTo(row.uuid());
        assertThat(patient.path("dob").asString()).isEqualTo("1971-02-28");
        assertThat(patient.path("dod").isNull()).isTrue();
        assertThat(patient.path("nhs_number").asString()).isEqualTo(nhs);
        assertThat(patient.path("record").toString()).isEqualTo("{\"uuid\":\"" + row.recordUuid() + "\"}");
        assertThat(patient.path("dh_products").get(0).path("product_name").asString())
                .isEqualTo("SEND");
        assertThat(patient.path("dh_products").get(0).path("opened_date").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(patient.path("created_by").asString()).isEqualTo("dhos-async-adapter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NHS_NUMBER", "nhs_number"})
    void findsAPatientByNhsNumber(String type) {
        bus.process(person().nhs(nhs));

        assertThat(patients.get(PATIENT.formatted(type, nhs))
                        .json()
                        .get(0)
                        .path("hospital_number")
                        .asString())
                .isEqualTo(mrn);
    }

    /** I2: values are compared without blanks around, NHS numbers without any blanks and hyphens. */
    @Test
    void findsNumbersHoweverTheyAreWritten() {
        bus.process(person().nhs(nhs));
        String apart = nhs.substring(0, 3) + "-" + nhs.substring(3, 6) + " " + nhs.substring(6);

        for (String asOf : new String[] {"", "&as_of=" + Instant.now()}) {
            assertThat(found("NHS_NUMBER", apart, asOf)).isEqualTo(1);
            assertThat(found("MRN", " " + mrn + " ", asOf)).isEqualTo(1);
        }
    }

    private int found(String type, String value, String more) {
        return patients.get(PATIENT.formatted(type, encoded(value)) + more)
                .expect(200)
                .json()
                .size();
    }

    @Test
    void answersForAMergedPatientWithTheOneThatRemained() {
        String old = Envelope.newMrn();
        bus.process(person().patient("previous_mrn", old));
        JsonNode found = patients.get(PATIENT.formatted("MRN", old)).expect(200).json();

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).path("hospital_number").asString()).isEqualTo(mrn);
    }

    @Test
    void answersForAnUnknownIdentifierWithNobody() {
        assertThat(patients.get(PATIENT.formatted("MRN", mrn)).expect(200).body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "?product_name=SEND&identifier_type=MRN, 400",
        "?product_name=SEND&identifier_value=1, 400",
        "?identifier_type=MRN&identifier_value=1, 400",
        "?product_name=SEND&identifier_type=PASSPORT&identifier_value=1, 400",
        "?product_name=SEND&identifier_type=MRN&identifier_value=, 400",
        "?product_name=SEND&identifier_type=MRN&identifier_value=1&other=1, 400",
        "?product_name=GDM&identifier_type=MRN&identifier_value=1, 403",
    })
    void refusesIncompleteQuestions(String query, int status) {
        patients.get("/dhos/v1/patient" + query).expect(status);
    }

    @Test
    void refusesStrangers() {
        String path = PATIENT.formatted("MRN", mrn);
        anonymous.get(path).expect(401);
        anonymous.as(Tokens.clinician("C1", "read:gdm_patient")).get(path).expect(403);
        anonymous.get(LOCATION + "W").expect(401);
        anonymous
                .as(Tokens.clinician("C1", "read:send_location"))
                .get(LOCATION + "W")
                .expect(403);
        anonymous
                .as(Tokens.clinician("C1", "read:location_by_ods"))
                .get(LOCATION + "W")
                .expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read:send_location", "read:gdm_location", "read:gdm_location_all", "read:location_all"})
    void letsEveryKindOfLocationReaderIn(String scope) {
        assertThat(anonymous
                        .as(Tokens.clinician("C1", "read:location_by_ods", scope))
                        .get(LOCATION + encoded(ward))
                        .expect(200)
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void findsALocationWithAllAroundIt() {
        bus.process(person().at(ward, "Bay 2", "Bed 1"));
        stored.jdbc()
                .sql("update epr_location set score_system_default = 'meows' where ods_code = ?")
                .param(ward)
                .update();
        JsonNode found = OpenApiContract.of(anonymous)
                .call(locations, "GET", LOCATION + encoded(ward + ":Bay 2:Bed 1"), null)
                .expect(200)
                .json();

        JsonNode bed = found.iterator().next();
        assertThat(found.propertyNames()).containsExactly(bed.path("uuid").asString());
        assertThat(bed.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "ods_code",
                        "display_name",
                        "location_type",
                        "active",
                        "parent",
                        "dh_products",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by");
        assertThat(bed.path("display_name").asString()).isEqualTo("Bed 1");
        assertThat(bed.path("location_type").asString()).isEqualTo("229772003");
        assertThat(bed.path("active").asBoolean()).isFalse();
        JsonNode bay = bed.path("parent");
        assertThat(bay.path("ods_code").asString()).isEqualTo(ward + ":Bay 2");
        assertThat(bay.has("score_system_default")).isFalse();
        JsonNode top = bay.path("parent");
        assertThat(top.path("location_type").asString()).isEqualTo("225746001");
        assertThat(top.path("score_system_default").asString()).isEqualTo("meows");
        assertThat(top.path("parent").isNull()).isTrue();
    }

    @Test
    void blanksAroundTheCodeOfALocationDoNotCount() {
        bus.process(person().at(ward, null, null));

        assertThat(locations
                        .get(LOCATION + encoded(ward + " "))
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void leavesOutProductsAndAuditFieldsWhenCompact() {
        bus.process(person().at(ward, null, null));
        JsonNode found = OpenApiContract.of(anonymous)
                .call(locations, "GET", LOCATION + encoded(ward) + "&compact=True", null)
                .json();

        assertThat(found.iterator().next().propertyNames())
                .containsExactlyInAnyOrder("uuid", "ods_code", "display_name", "location_type", "active", "parent");
    }

    @Test
    void filtersByActivity() {
        bus.process(person().at(ward, null, null));

        assertThat(locations
                        .get(LOCATION + encoded(ward) + "&active=true")
                        .json()
                        .isEmpty())
                .isTrue();
        assertThat(locations
                        .get(LOCATION + encoded(ward) + "&active=false")
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void answersEvenIfOperatorsMadeParentsRunInCircles() {
        bus.process(person().at(ward, "Bay 2", null));
        stored.jdbc().sql("""
                        update epr_location set parent_uuid = (select uuid from epr_location where ods_code = ?)
                        where ods_code = ?
                        """).params(ward + ":Bay 2", ward).update();
        JsonNode bay = locations
                .get(LOCATION + encoded(ward + ":Bay 2"))
                .expect(200)
                .json()
                .iterator()
                .next();

        assertThat(bay.path("parent").path("ods_code").asString()).isEqualTo(ward);
        assertThat(bay.path("parent").path("parent").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?ods_code=",
                "?ods_code=%20",
                "",
                "?ods_code=W&location_types=1",
                "?ods_code=W&active=1",
                "?ods_code=W&compact=1"
            })
    void refusesQuestionsItCanNotAnswer(String query) {
        locations.get("/dhos/v1/location/search" + query).expect(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

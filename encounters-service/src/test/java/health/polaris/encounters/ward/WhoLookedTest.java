package health.polaris.encounters.ward;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.OpenApiContract;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Each answer that shows a patient leaves a record that nobody changes (contracts/platform.md §12). */
@PolarisTest
class WhoLookedTest {

    private static final String RECORDS = "/dhos/v1/access_record";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ward ward;
    private Api auditor;
    private String patient;
    private JsonNode stay;

    @BeforeEach
    void admitSomebody() {
        ward = new Ward(port);
        auditor = ward.anonymous.as(Tokens.clinician("auditor", "read:access_record"));
        patient = fresh("P");
        stay = ward.admit(patient);
    }

    /** Of the patient, newest first, as soon as there are so many. */
    private List<JsonNode> records(int number) {
        return await().until(
                        () -> auditor.get(RECORDS + "?patient=" + patient)
                                .expect(200)
                                .json()
                                .valueStream()
                                .toList(),
                        found -> found.size() >= number);
    }

    @Test
    void saysWhoSawWhomByWhichRouteAndWhere() {
        ward.api
                .with("X-Request-ID", "request-of-" + patient)
                .get(ENCOUNTER + uuid(stay))
                .expect(200);
        List<JsonNode> found = records(2);
        JsonNode read = found.getFirst();
        assertThat(read.path("caller_kind").asString()).isEqualTo("clinician");
        assertThat(read.path("caller_id").asString()).isEqualTo("C1");
        assertThat(read.path("method").asString()).isEqualTo("GET");
        assertThat(read.path("route").asString()).isEqualTo("/dhos/v1/encounter/{encounter_id}");
        assertThat(read.path("encounters").get(0).asString()).isEqualTo(uuid(stay));
        assertThat(read.path("wards").get(0).asString()).isEqualTo("W1");
        assertThat(read.path("request_id").asString()).isEqualTo("request-of-" + patient);
        assertThat(read.path("status").asInt()).isEqualTo(200);
        assertThat(found.getLast().path("method").asString()).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&compact=true", "&expanded=true&show_children=true"})
    void listsAreOneRecordWithEverybodyOnThem(String form) {
        String other = fresh("P");
        ward.admit(other);
        ward.list("patient_id=" + patient + form);
        ward.api.post(CREATE + "/latest", List.of(patient, other)).expect(200);
        ward.api
                .post(ENCOUNTER + "patients?compact=true", List.of(other, patient))
                .expect(200);
        List<JsonNode> found = records(4);
        assertThat(found.subList(0, 2))
                .allSatisfy(
                        read -> assertThat(read.path("patients").valueStream().map(JsonNode::asString))
                                .containsExactlyInAnyOrder(patient, other));
        assertThat(found.get(2).path("patients")).hasSize(1);
    }

    @Test
    void whereNobodyIsShownNothingIsRecorded() {
        ward.api.get(ENCOUNTER + "nobody").expect(404);
        ward.anonymous.as(Tokens.system()).get(ENCOUNTER + uuid(stay)).expect(403);
        ward.api.post(ENCOUNTER + "locations/patient_count", List.of("W1")).expect(200);
        ward.api.get(CREATE + "?patient_id=" + fresh("P")).expect(200);
        ward.read(stay);
        assertThat(records(2)).hasSize(2);
    }

    @Test
    void auditorsSearchPageByPage() {
        for (int time = 0; time < 4; time++) {
            ward.read(stay);
        }
        List<String> all =
                records(5).stream().map(read -> read.path("uuid").asString()).toList();
        OpenApiContract contract = OpenApiContract.of(ward.anonymous);
        String query = RECORDS + "?limit=2&patient=" + patient;
        List<String> paged = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            Answer answer = contract.call(auditor, "GET", query, null).expect(200);
            answer.json().forEach(read -> paged.add(read.path("uuid").asString()));
            query = RECORDS + String.valueOf(answer.header("Link")).replaceAll("^<|>.*", "");
        }
        assertThat(paged).isEqualTo(all);
        String ofPatient = RECORDS + "?patient=" + patient;
        for (String filter :
                List.of("&caller=C1", "&ward=W1", "&encounter=" + uuid(stay), "&to=2999-01-01T00:00:00Z")) {
            assertThat(auditor.get(ofPatient + filter).expect(200).json())
                    .as(filter)
                    .hasSize(5);
        }
        for (String filter : List.of(
                "&caller=C2",
                "&ward=W9",
                "&request_id=x",
                "&from=" + Instant.now().plusSeconds(60))) {
            assertThat(auditor.get(ofPatient + filter).expect(200).json())
                    .as(filter)
                    .isEmpty();
        }
        for (String bad :
                List.of("limit=0", "limit=501", "from=yesterday", "before=x", "before=2024-01-01T00:00:00Z_x")) {
            auditor.get(RECORDS + "?" + bad).expect(400);
        }
        ward.api.get(RECORDS).expect(403);
        ward.anonymous.get(RECORDS).expect(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access_record set caller_id = 'somebody else'",
                "delete from access_record",
                "truncate access_record"
            })
    void recordsStayAsTheyAre(String statement) {
        records(1);
        assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataAccessException.class);
        String month = jdbc.sql("select tableoid::regclass::text from access_record limit 1")
                .query(String.class)
                .single();
        assertThatThrownBy(() ->
                        jdbc.sql(statement.replace("access_record", month)).update())
                .isInstanceOf(DataAccessException.class);
        assertThat(records(1)).isNotEmpty();
    }
}

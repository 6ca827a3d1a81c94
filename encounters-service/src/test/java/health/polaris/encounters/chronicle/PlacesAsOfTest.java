package health.polaris.encounters.chronicle;

import static health.polaris.encounters.encounter.Ward.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Places are called as they were called then, and lie where they lay then (contracts/encounters.md §11). */
@PolarisTest
class PlacesAsOfTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ward ward;
    private final String patient = fresh("P");
    private final String place = fresh("W");
    private final String floor = fresh("F");
    private final String code = fresh("CODE");

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private String now() {
        return DatabaseClock.now(jdbc).toString();
    }

    /** A ward that is renamed, gets another code and another floor is found as it was. */
    @Test
    void placesAreAnsweredAsTheyWere() {
        ward.admit(patient, "location_uuid", place);
        jdbc.sql("""
                        insert into epr_location (uuid, ods_code, display_name, location_type, parent_uuid, active, product_uuid,
                          product_name, product_opened_date, created, created_by_, modified, modified_by_, version)
                        select uuid, code, 'Before ' || uuid, '225746001', around, true, 'p', 'SEND', '2024-01-01', now(), 't', now(), 't', 0
                        from (values (:floor, :floor, null), (:place, :code, :floor)) as places (uuid, code, around)
                        """)
                .param("floor", floor)
                .param("place", place)
                .param("code", code)
                .update();
        Map<String, JsonNode> then = placesAndExpandedList("");
        String moment = now();
        jdbc.sql(
                        "update epr_location set display_name = 'After', ods_code = ods_code || 'x', parent_uuid = null where uuid = any(?)")
                .param(new String[] {floor, place})
                .update();
        String other = fresh("O");
        jdbc.sql("""
                        insert into epr_location (uuid, ods_code, display_name, active, product_uuid, product_name,
                          product_opened_date, created, created_by_, modified, modified_by_, version)
                        values (:uuid, :code, 'Another', true, 'p', 'SEND', '2024-01-01', now(), 't', now(), 't', 0)
                        """).param("uuid", other).param("code", code).update();

        assertThat(placesAndExpandedList("&as_of=" + moment)).isEqualTo(then);
        assertThat(placesAndExpandedList("")).isNotEqualTo(then);
        assertThat(then.get("within")).hasSize(2);
        assertThat(then.toString())
                .contains("Before " + place, "Before " + floor)
                .doesNotContain("After");
        reader().get("/dhos/v1/location/" + other + "?as_of=" + moment).expect(404);
        reader().get("/dhos/v1/location/" + other + "?as_of=2020-01-01T00:00:00Z")
                .expect(400);
        reader().get("/dhos/v1/location/" + other + "?as_of=yesterday").expect(400);
    }

    private Api reader() {
        return ward.anonymous.as(Tokens.system("read:location_by_ods", "read:send_location"));
    }

    private Map<String, JsonNode> placesAndExpandedList(String asOf) {
        return Map.of(
                "search",
                reader().get("/dhos/v1/location/search?ods_code=" + code + asOf)
                        .expect(200)
                        .json(),
                "within",
                reader().get("/dhos/v1/location/search?children=true&ods_code=" + floor + asOf)
                        .expect(200)
                        .json(),
                "many",
                reader().get("/dhos/v1/location?uuid=" + place + asOf)
                        .expect(200)
                        .json(),
                "one",
                reader().get("/dhos/v1/location/" + place + asOf.replace('&', '?'))
                        .expect(200)
                        .json(),
                "list",
                ward.list("patient_id=" + patient + "&expanded=true" + asOf));
    }
}

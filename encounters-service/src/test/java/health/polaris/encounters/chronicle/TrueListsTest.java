package health.polaris.encounters.chronicle;

import static health.polaris.encounters.encounter.Ward.CREATE;
import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.PolarisTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was true by event time, in every list (contracts/encounters.md §11, {@code as_of_event}). */
@PolarisTest
class TrueListsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ward ward;
    private final String patient = fresh("P");
    private final String place = fresh("W");
    private final String otherPlace = fresh("W");

    @BeforeEach
    void openTheWard() {
        ward = new Ward(port);
    }

    private Instant now() {
        return DatabaseClock.now(jdbc);
    }

    private JsonNode post(String path, Object body) {
        return ward.api.post(path, body).expect(200).json();
    }

    /** @param moment "" for today */
    private Map<String, JsonNode> lists(String moment) {
        String and = moment.isEmpty() ? "" : "&as_of_event=" + moment;
        List<String> places = List.of(place, otherPlace);
        Map<String, JsonNode> lists = new LinkedHashMap<>();
        for (String form : List.of("", "&compact=true", "&show_children=true&show_deleted=true", "&expanded=true")) {
            lists.put("list" + form, ward.list("patient_id=" + patient + form + and));
        }
        lists.put("open", ward.list("patient_id=" + patient + "&open_as_of=2024-05-04T00:00:00Z" + and));
        String only = "?" + and;
        lists.put("latest", post(CREATE + "/latest" + only, List.of(patient)));
        lists.put("ward", post(ENCOUNTER + "locations" + only, places));
        lists.put("ward that day", post(ENCOUNTER + "locations?open_as_of=2024-05-04T00:00:00Z" + and, places));
        lists.put("patients", post(ENCOUNTER + "patients" + only, List.of(patient)));
        lists.put("count", post(ENCOUNTER + "locations/patient_count" + only, places));
        return lists;
    }

    @Test
    void whatEverybodyKnewAtOnceIsWhatWasShown() {
        Map<Instant, Map<String, JsonNode>> then = new LinkedHashMap<>();
        Runnable remember = () -> {
            Map<String, JsonNode> lists = lists("");
            then.put(now(), lists);
        };
        remember.run();
        JsonNode stay = ward.admit(
                patient,
                "location_uuid",
                place,
                "location_history",
                List.of(map(
                        "location_uuid", "L0",
                        "arrived_at", "2024-05-02T08:15:00Z",
                        "departed_at", "2024-05-03T08:15:00Z")));
        remember.run();
        ward.patch(stay, "location_uuid", otherPlace).expect(200);
        remember.run();
        ward.patch(stay, "discharged_at", "2024-05-06T08:15:00.000Z").expect(200);
        remember.run();
        ward.patch(stay, "discharged_at", null).expect(200);
        remember.run();

        then.forEach((moment, shown) -> assertThat(withoutAudit(lists(moment.toString())))
                .as("as of %s", moment)
                .isEqualTo(withoutAudit(shown)));
        assertThat(then.values()).doesNotHaveDuplicates();
        assertThat(lists(now().toString())).as("as of now").isEqualTo(lists(""));
    }

    /** When a row was changed is no matter of facts: that is today's. */
    private static Map<String, String> withoutAudit(Map<String, JsonNode> lists) {
        Map<String, String> told = new LinkedHashMap<>();
        lists.forEach((name, list) ->
                told.put(name, list.toString().replaceAll("\"modified(_by)?\":\"[^\"]*\"", "\"modified\"")));
        return told;
    }

    @Test
    void aDeletedStayWasTrueUntilItWasDeleted() {
        JsonNode stay = ward.admit(patient, "location_uuid", place);
        String admitted = now().toString();
        ward.patch(stay, "deleted_at", "2024-05-06T08:15:00.000Z").expect(200);
        String deleted = now().toString();

        assertThat(lists(admitted).get("ward")).hasSize(1);
        assertThat(lists(deleted).get("ward")).isEmpty();
        assertThat(lists(deleted).get("count")).isEmpty();
        assertThat(lists(deleted).get("list&show_children=true&show_deleted=true"))
                .hasSize(1);
        ward.api
                .get(CREATE + "/latest?patient_id=" + patient + "&as_of_event=" + admitted)
                .expect(200);
        ward.api
                .get(CREATE + "/latest?patient_id=" + patient + "&as_of_event=" + deleted)
                .expect(404);
        assertThat(uuid(post(CREATE + "/latest?as_of_event=" + admitted, List.of(patient))
                        .path(patient)))
                .isEqualTo(uuid(stay));
    }

    /** Rows of before facts were kept are what is known of then, since they were changed last. */
    @Test
    void whatNoFactSpeaksOfIsAsItIsSinceItWasChanged() {
        String uuid = uuid(ward.admit(patient, "location_uuid", place));
        jdbc.sql("delete from fact_identifier where kind in ('PATIENT', 'ENCOUNTER') and value = any(?)")
                .param(new String[] {patient, uuid})
                .update();
        jdbc.sql("update encounter set modified = '2024-05-03T12:00:00Z' where uuid = ?")
                .param(uuid)
                .update();

        String longAgo = "2024-05-04T00:00:00Z";
        assertThat(lists(longAgo).get("ward")).isEqualTo(lists("").get("ward"));
        assertThat(lists(longAgo).get("list")).isEqualTo(lists("").get("list"));
        assertThat(lists("2024-05-01T00:00:00Z").get("ward")).isEmpty();
        String one = CREATE + "/" + uuid + "?as_of_event=";
        assertThat(ward.api.get(one + longAgo).expect(200).json())
                .isEqualTo(ward.api.get(CREATE + "/" + uuid).expect(200).json());
        assertThat(ward.api.get(one + "2024-05-03T10:00:00Z").expect(400).message())
                .contains("known from 2024-05-03T12:00:00Z on");
        assertThat(ward.api
                        .post(ENCOUNTER + "locations?as_of_event=2024-05-03T10:00:00Z", List.of(place))
                        .expect(400)
                        .message())
                .contains("known from");
    }

    /** However many facts speak of a ward, no more are looked at than one answer folds. */
    @Test
    void soManyFactsOfAPlaceAreLookedAtAtMost() {
        List<JsonNode> stays = List.of(
                ward.admit(fresh("P"), "location_uuid", place),
                ward.admit(fresh("P"), "location_uuid", place),
                ward.admit(fresh("P"), "location_uuid", place));
        String moment = now().toString();
        stays.forEach(stay -> ward.patch(stay, "encounter_type", "X").expect(200));

        String groups = "select count(*) from groups_at_places(array[?], cast(? as timestamptz), cast(? as bigint))";
        Map.of(1, 1, 2, 2, 20_001, 3)
                .forEach((most, found) -> assertThat(jdbc.sql(groups)
                                .params(place, moment, most)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(found));
    }

    /** In a text of a fact, json takes the character that jsonb refuses. */
    @Test
    void thePlacesOfAFactAreFoundBesideANul() {
        String statement = "{\"reason\": \"a\\u0000b \\\\u0000\", \"to\": {\"ward\": \"W\"}}";

        assertThat(jdbc.sql("select (places_of_fact(cast(? as json)))[1]")
                        .param(statement)
                        .query(String.class)
                        .single())
                .isEqualTo("W");
    }

    @Test
    void oneMomentIsAskedForOfPatientsAndPlaces() {
        String moment = now().toString();
        for (String path : List.of(
                CREATE + "?patient_id=" + patient,
                CREATE + "/latest?patient_id=" + patient,
                CREATE + "?epr_encounter_id=V1")) {
            assertThat(ward.api
                            .get(path + "&as_of=" + moment + "&as_of_event=" + moment)
                            .expect(400)
                            .body())
                    .contains("two questions");
            ward.api.get(path + "&as_of_event=yesterday").expect(400);
        }
        assertThat(ward.api
                        .get(CREATE + "?epr_encounter_id=V1&as_of_event=" + moment)
                        .expect(400)
                        .body())
                .contains("patients and locations");
        assertThat(ward.api
                        .post(ENCOUNTER + "locations?as_of_event=" + moment + "&as_of=" + moment, List.of(place))
                        .expect(400)
                        .body())
                .contains("two questions");
    }
}

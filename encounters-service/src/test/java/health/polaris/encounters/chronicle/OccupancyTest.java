package health.polaris.encounters.chronicle;

import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.map;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who lay where, at the second and page by page (contracts/encounters.md §11). */
@PolarisTest
class OccupancyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String bed = fresh("B");
    private final String path = "/dhos/v1/location/" + bed + "/occupancy";
    private Ward ward;

    @BeforeEach
    void openTheWard() {
        ward = new Ward(port);
    }

    private Map<String, ?> lay(String from, String to) {
        return map(
                "location_uuid",
                bed,
                "arrived_at",
                "2024-05-03T" + from + ":00Z",
                "departed_at",
                "2024-05-03T" + to + ":00Z");
    }

    /** Somebody who was in the bed, and is elsewhere now. */
    private String was(List<Map<String, ?>> stays) {
        return uuid(ward.admit(fresh("P"), "location_uuid", fresh("W"), "location_history", stays));
    }

    private String is(String since, @Nullable String until) {
        return uuid(ward.admit(
                fresh("P"),
                "location_uuid",
                bed,
                "admitted_at",
                "2024-05-03T" + since + ":00Z",
                "discharged_at",
                until == null ? null : "2024-05-03T" + until + ":00Z"));
    }

    private List<String> stays(String query) {
        return ward.api
                .get(path + query)
                .expect(200)
                .json()
                .valueStream()
                .map(line -> line.path("encounter_uuid").asString())
                .toList();
    }

    @Test
    void atTheSecondOfATransferABedHasThePatientWhoCame() {
        was(List.of(lay("08:15", "09:00")));
        is("08:30", "09:00");
        String came = is("09:00", null);
        String passedThrough = was(List.of(lay("09:00", "09:00")));

        assertThat(stays("?from=2024-05-03T09:00:00Z&to=2024-05-03T09:00:01Z"))
                .containsExactlyInAnyOrder(came, passedThrough);
        assertThat(stays("?from=2024-05-03T08:59:59Z&to=2024-05-03T09:00:01Z")).hasSize(4);
        assertThat(stays("?from=2024-05-03T08:59:59Z&to=2024-05-03T09:00:00Z")).hasSize(2);
    }

    @Test
    void pagesFollowEachOtherAndTearNothingApart() {
        was(List.of(lay("08:00", "12:00")));
        is("08:30", null);
        String twice = was(List.of(lay("09:00", "09:00"), lay("09:00", "10:00")));
        was(List.of(lay("09:30", "11:00")));
        is("10:00", "10:30");
        String asked = "?from=2024-05-03&to=2024-05-04";
        List<JsonNode> whole =
                ward.api.get(path + asked).expect(200).json().valueStream().toList();
        assertThat(whole).hasSize(6);

        for (int limit = 1; limit <= 6; limit++) {
            List<JsonNode> lines = new ArrayList<>();
            String next = asked + "&limit=" + limit;
            while (next != null) {
                Answer page = ward.api.get(path + next).expect(200);
                page.json().forEach(lines::add);
                assertThat(page.json().findValuesAsString("encounter_uuid").stream()
                                .filter(twice::equals)
                                .count())
                        .isNotEqualTo(1);
                String link = page.header("Link");
                next = link == null ? null : link.replaceAll("^<|>.*", "");
            }
            assertThat(lines).as("limit %d", limit).isEqualTo(whole);
        }
        ward.api.get(path + asked + "&limit=0").expect(400);
        ward.api.get(path + asked + "&limit=2001").expect(400);
        ward.api.get(path + asked + "&limit=2&cursor=x").expect(400);
    }

    @Test
    void moreThanTwoThousandLinesAreAskedForPageByPage() {
        jdbc.sql("""
                        insert into location_history (uuid, encounter_uuid, location_uuid, arrived_at, departed_at, ordinal,
                          created, created_by_, modified, modified_by_, version)
                        select gen_random_uuid(), :stay, :bed, minute, minute, 0, now(), 't', now(), 't', 0
                        from generate_series(timestamptz '2024-05-04T00:00Z', '2024-05-05T09:20Z', interval '1 minute') as minute
                        """)
                .param("stay", was(List.of(lay("08:15", "09:00"))))
                .param("bed", bed)
                .update();
        String asked = "?from=2024-05-01&to=2024-06-01";

        assertThat(ward.api.get(path + asked).expect(400).message()).contains("2000", "limit");
        Answer first = ward.api.get(path + asked + "&limit=2000").expect(200);
        assertThat(first.json()).hasSize(2000);
        String next = String.valueOf(first.header("Link")).replaceAll("^<|>.*", "");
        assertThat(ward.api.get(path + next).expect(200).json()).hasSize(2);
    }
}

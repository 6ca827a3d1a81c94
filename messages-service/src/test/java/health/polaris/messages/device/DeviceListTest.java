package health.polaris.messages.device;

import static health.polaris.messages.Tablets.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.DeviceTestBase;
import health.polaris.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of tablets can be read page by page, and asked for what has changed. */
class DeviceListTest extends DeviceTestBase {

    private static List<String> uuids(Answer answer) {
        return answer.expect(200)
                .json()
                .valueStream()
                .map(device -> device.path("uuid").asString())
                .toList();
    }

    private static @Nullable String next(Answer page) {
        String link = page.header("Link");
        return link == null ? null : link.replaceFirst("<([^>]*)>; rel=\"next\"", "$1");
    }

    private List<String> walked(String query) {
        List<String> seen = new ArrayList<>();
        for (String at = query; at != null; ) {
            Answer page = administrator.get(DEVICES + at);
            seen.addAll(uuids(page));
            at = next(page);
        }
        return seen;
    }

    private void switchOff(String device) {
        administrator.patch(DEVICES + "/" + device, Map.of("active", false)).expect(200);
    }

    @Test
    void goesOnWhereItsLinkLeads() {
        List<String> all =
                Stream.generate(() -> tablets.register(ward)).limit(5).toList();
        for (int limit = 1; limit <= 6; limit++) {
            assertThat(walked("?location_id=nowhere," + ward + "&limit=" + limit))
                    .as("limit %d", limit)
                    .isEqualTo(all);
        }
        assertThat(next(administrator.get(DEVICES + "?limit=5&location_id=" + ward)))
                .isNull();
        assertThat(next(administrator.get(DEVICES + "?location_id=" + ward))).isNull();
    }

    @Test
    void tellsWhatChangedAndWhatWasSwitchedOff() {
        String before = tablets.register(ward);
        String switchedOff = tablets.register(ward);
        String moment = administrator
                .get(DEVICES + "/" + switchedOff)
                .json()
                .path("created")
                .asString()
                .replaceFirst("\\.\\d+Z", ".999999Z");
        String at = "?location_id=" + ward;
        assertThat(uuids(administrator.get(DEVICES + at + "&modified_since=2020-01-01")))
                .containsExactly(before, switchedOff);
        switchOff(switchedOff);
        assertThat(uuids(administrator.get(DEVICES + at + "&modified_since=2020-01-01")))
                .containsExactly(before, switchedOff);
        assertThat(uuids(administrator.get(DEVICES + at + "&modified_since=2020-01-01&active=true")))
                .containsExactly(before);
        assertThat(uuids(administrator.get(DEVICES + at))).containsExactly(before);
        jdbc.sql("update device set modified = modified + interval '1 hour' where uuid = ?")
                .param(switchedOff)
                .update();
        assertThat(uuids(administrator.get(DEVICES + at + "&modified_since=" + moment)))
                .containsExactly(switchedOff);
        assertThat(walked(at + "&modified_since=2020-01-01T00:00:00%2B01:00&limit=1"))
                .containsExactly(before, switchedOff);
        assertThat(uuids(administrator.get(DEVICES + at + "&modified_since=9999-01-01")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=5001",
                "limit=x",
                "cursor=x",
                "cursor=%20%20x",
                "cursor=MjAyNi0wMS0wMVQwMDowMDowMFogAA",
                "cursor=KzEwMDAwMDAwMC0wMS0wMVQwMDowMDowMFogYQ",
                "modified_since=",
                "modified_since=yesterday",
                "modified_since=2026-01-01T00:00:00",
                "modified_since=2026-02-30"
            })
    void refusesWhatItDoesNotKnow(String query) {
        administrator.get(DEVICES + "?" + query).expect(400);
    }

    /** One list of all of them is answered from memory. */
    @Test
    void hasNoTabletsThatAreTooLongForIt() {
        String longest = "x".repeat(600);
        String made = administrator
                .post(DEVICES, Map.of("location_id", ward, "description", longest))
                .expect(200)
                .json()
                .path("uuid")
                .asString();
        administrator
                .post(DEVICES, Map.of("location_id", ward, "description", longest + "x"))
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", longest + "x", "description", ""))
                .expect(400);
        for (String name : List.of("location_id", "description")) {
            administrator
                    .patch(DEVICES + "/" + made, Map.of(name, longest + "x"))
                    .expect(400);
        }
    }

    @Test
    void looksForChangesInAnIndex() {
        jdbc.sql("""
                        insert into device (uuid, created, created_by_, modified, modified_by_, version, location_id, description)
                        select 'many-' || i, now() - i * interval '1 minute', 'test', now() - i * interval '1 minute', 'test', 0,
                               'many-ward', 'many'
                        from generate_series(1, 20000) as i
                        """).update();
        try {
            jdbc.sql("analyze device").update();
            String plan = String.join(
                    "\n",
                    jdbc.sql("explain select * from device where (created, uuid) > ('1970-01-01T00:00:00Z', '')"
                                    + " and modified > now() - interval '5 minutes' order by created, uuid limit 101")
                            .query(String.class)
                            .list());
            assertThat(plan).contains("device_modified");
        } finally {
            jdbc.sql("delete from device where uuid like 'many-%'").update();
            jdbc.sql("analyze device").update();
        }
    }
}

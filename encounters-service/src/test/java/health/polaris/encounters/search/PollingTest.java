package health.polaris.encounters.search;

import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.encounter.Ward;
import health.polaris.testing.Answer;
import health.polaris.testing.PolarisTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class PollingTest {

    private static final String SINCE = "/dhos/v2/encounters?modified_since=";
    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    private Ward ward;
    private String start;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
        start = Instant.now().toString();
    }

    private static String next(Answer answer) {
        Matcher link = NEXT.matcher(String.valueOf(answer.header("Link")));
        assertThat(link.matches()).as("Link header %s", answer.header("Link")).isTrue();
        return SINCE.replaceAll("\\?.*", "") + link.group(1);
    }

    /** Reads pages until one is empty; where to go on is appended as the last element. */
    private List<String> drain(String from) {
        List<String> seen = new ArrayList<>();
        String path = from;
        while (true) {
            Answer answer = ward.api.get(path).expect(200);
            path = next(answer);
            if (answer.json().isEmpty()) {
                seen.add(path);
                return seen;
            }
            answer.json().forEach(encounter -> seen.add(uuid(encounter)));
        }
    }

    private List<String> modified(String query) {
        List<String> found = new ArrayList<>();
        ward.api.get(SINCE + query).expect(200).json().forEach(encounter -> found.add(uuid(encounter)));
        return found;
    }

    @Test
    void listsWhatWasModifiedLatestFirst() {
        JsonNode first = ward.admit(fresh("P"));
        JsonNode second = ward.admit(fresh("P"), "discharged_at", "2024-06-01T00:00:00Z");
        JsonNode child = ward.admit(fresh("P"), "child_of_encounter_uuid", uuid(second));
        ward.patch(first, "encounter_type", "NEW").expect(200);
        JsonNode deleted = ward.admit(fresh("P"), "deleted_at", "2024-06-01T00:00:00Z");
        assertThat(modified(start)).containsExactly(uuid(first), uuid(second));
        assertThat(modified(start + "&show_children=true&show_deleted=True"))
                .containsExactly(uuid(deleted), uuid(first), uuid(child), uuid(second));
        JsonNode shown = ward.api.get(SINCE + start + "&expanded=true").json().get(0);
        assertThat(shown.has("child_encounter_uuids")).isFalse();
        assertThat(shown.has("modified")).isTrue();
        assertThat(modified("2999-01-01")).isEmpty();
    }

    @Test
    void honoursOffsetsAndTakesDatesAndTimesWithoutOffsetAsUtc() {
        String uuid = uuid(ward.admit(fresh("P")));
        Instant before = Instant.parse(start);
        assertThat(modified(before.toString().replace("Z", ""))).contains(uuid);
        assertThat(modified(before.plusSeconds(3600).toString().replace("Z", "%2B01:00")))
                .contains(uuid);
        assertThat(modified(before.plusSeconds(3600).toString())).doesNotContain(uuid);
        assertThat(modified(start.substring(0, 10))).contains(uuid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "2024-13-01", "2024-05-03T99:00:00Z", "20240503"})
    void refusesTimesThatAreNone(String since) {
        ward.api.get(SINCE + since).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "limit=1.5", "limit=5&cursor=x", "limit=5&cursor=AAAA"})
    void refusesLimitsAndCursorsThatAreNone(String query) {
        ward.api.get(SINCE + "2024-05-03&" + query).expect(400);
    }

    @Test
    void needsATimeAndTakesABodyType() {
        ward.api.get("/dhos/v2/encounters").expect(400);
        ward.api
                .with("Content-Type", "application/json")
                .get(SINCE + "2999-01-01")
                .expect(200);
    }

    @Test
    void pagesFromTheOldestChangeAndGivesNothingTwiceUnlessItChanged() {
        List<String> created = IntStream.range(0, 7)
                .mapToObj(number -> uuid(ward.admit(fresh("P"))))
                .toList();
        List<String> seen = drain(SINCE + start + "&limit=3&compact=true");
        String goOn = seen.removeLast();
        assertThat(seen).containsExactlyElementsOf(created);
        assertThat(ward.api.get(goOn).json()).isEmpty();
        ward.api
                .patch(Ward.ENCOUNTER + created.get(3), Ward.map("encounter_type", "NEW"))
                .expect(200);
        ward.api
                .patch(Ward.ENCOUNTER + created.get(4), Ward.map("encounter_type", null))
                .expect(400);
        Answer changed = ward.api.get(goOn).expect(200);
        assertThat(changed.json()).hasSize(1);
        assertThat(uuid(changed.json().get(0))).isEqualTo(created.get(3));
        assertThat(changed.json().get(0).propertyNames()).hasSize(8);
        assertThat(ward.api.get(next(changed)).json()).isEmpty();
    }

    @Test
    void showsWhatIsCommittedLateWhenItIsCommitted() throws SQLException {
        try (Connection late = database.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            String lateUuid = fresh("L");
            statement.executeUpdate("""
                    insert into encounter (uuid, admitted_at, location_uuid, dh_product_uuid, patient_uuid,
                      patient_record_uuid, created, created_by_, modified, modified_by_, version)
                    values ('%s', now(), 'W', 'P', 'P', 'R', now(), 'T', now(), 'T', 0)
                    """.formatted(lateUuid));
            String early = uuid(ward.admit(fresh("P")));
            List<String> before = drain(SINCE + start + "&limit=2");
            String goOn = before.removeLast();
            late.commit();
            List<String> after = drain(goOn);
            after.removeLast();
            before.addAll(after);
            assertThat(before).containsExactly(lateUuid, early);
        }
    }

    @Test
    void missesNothingAndRepeatsNothingWhileManyWrite() throws Exception {
        List<Future<List<String>>> writers = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String goOn = SINCE + start + "&limit=5&compact=true";
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 6; writer++) {
                writers.add(threads.submit(() -> IntStream.range(0, 10)
                        .mapToObj(number -> uuid(ward.admit(fresh("P"))))
                        .toList()));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                List<String> page = drain(goOn);
                goOn = page.removeLast();
                seen.addAll(page);
            }
        }
        List<String> rest = drain(goOn);
        rest.removeLast();
        seen.addAll(rest);
        List<String> created = new ArrayList<>();
        for (Future<List<String>> writer : writers) {
            created.addAll(writer.get());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
    }
}

package health.polaris.users.bookmark;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BookmarkTest extends UsersTestBase {

    private String uuid = "";

    @BeforeEach
    void prepare() {
        uuid = callers.createUuid(with(clinician(), "bookmarks", List.of("m")));
    }

    private List<String> stored(String key) {
        return callers.read(uuid).get(key).values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    private String path(String clinicianUuid, String kind, String id) {
        return "/dhos/v1/clinician/%s/%s/%s/bookmark".formatted(clinicianUuid, kind, id);
    }

    @Test
    void keepsLocationsSortedAndOnce() {
        Api self = callers.clinician(uuid, "read:send_clinician", "read:send_location");
        Answer created = self.post(path(uuid, "location", "z"), null).expect(201);
        assertThat(created.body()).isEmpty();
        self.post(path(uuid, "location", "a"), null).expect(201);
        self.post(path(uuid, "location", "a"), null).expect(201);
        assertThat(stored("bookmarks")).containsExactly("a", "m", "z");
        assertThat(self.delete(path(uuid, "location", "m"), null).expect(204).body())
                .isEmpty();
        self.delete(path(uuid, "location", "m"), null).expect(204);
        assertThat(stored("bookmarks")).containsExactly("a", "z");
    }

    @Test
    void bookmarksPatientsForTheCallerWhoeverThePathNames() {
        Api self = callers.clinician(uuid, "write:send_patient");
        self.post(path("somebody-else", "patient", "p2"), null).expect(201);
        self.post(path(uuid, "patient", "p1"), null).expect(201);
        assertThat(stored("bookmarked_patients")).containsExactly("p1", "p2");
        self.delete(path("x", "patient", "p1"), null).expect(204);
        assertThat(stored("bookmarked_patients")).containsExactly("p2");
        assertThat(callers.system("write:send_patient")
                        .post(path(uuid, "patient", "p1"), null)
                        .expect(404)
                        .message())
                .isEqualTo("No user found with UUID test-system");
    }

    @Test
    void refusesBodiesOthersAndUnknownClinicians() {
        Api self = callers.clinician(uuid, "read:send_clinician", "read:send_location", "write:send_patient");
        for (String path : List.of(path(uuid, "location", "a"), path(uuid, "patient", "a"))) {
            assertThat(self.post(path, "{}").expect(400).message()).isEqualTo("Request should not contain a json body");
            self.delete(path, "{}").expect(400);
            callers.anonymous().post(path, null).expect(401);
        }
        callers.clinician("other", "read:send_clinician", "read:send_location")
                .post(path(uuid, "location", "a"), null)
                .expect(403);
        callers.clinician(uuid, "read:send_clinician")
                .post(path(uuid, "location", "a"), null)
                .expect(403);
        callers.clinician(uuid, "read:send_location")
                .delete(path(uuid, "location", "a"), null)
                .expect(403);
        callers.system("read:send_clinician", "read:send_location")
                .post(path("nobody", "location", "a"), null)
                .expect(404);
    }
}

package health.polaris.encounters.encounter;

import static health.polaris.encounters.encounter.Ward.ENCOUNTER;
import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.encounter.Ward.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ChildrenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private Ward ward;

    @BeforeEach
    void connect() {
        ward = new Ward(port);
    }

    private List<String> children(String uuid, boolean deleted) {
        List<String> found = new ArrayList<>();
        ward.api
                .get(ENCOUNTER + uuid + "/children?show_deleted=" + deleted)
                .expect(200)
                .json()
                .forEach(child -> found.add(child.asString()));
        return found;
    }

    private String childOf(String parent, Object... more) {
        JsonNode child = ward.admitByEpr(fresh("P"), more);
        ward.patch(child, "child_of_encounter_uuid", parent).expect(200);
        return uuid(child);
    }

    @Test
    void listsDescendantsAtAnyDepthParentsFirstAndHidesWhatIsBelowDeletedOnes() {
        String root = uuid(ward.admit(fresh("P")));
        String child = childOf(root);
        String deleted = childOf(root, "deleted_at", "2024-06-01T00:00:00Z");
        String grandchild = childOf(child);
        String hidden = childOf(deleted);
        assertThat(children(root, false)).containsExactly(child, grandchild);
        assertThat(children(root, true))
                .containsExactlyInAnyOrder(child, deleted, grandchild, hidden)
                .containsSubsequence(child, grandchild)
                .containsSubsequence(deleted, hidden);
        assertThat(children(hidden, true)).isEmpty();
        assertThat(children("nobody", false)).isEmpty();
    }

    @Test
    void followsChainsOfFiftyAndTreesOfAThousand() {
        String patient = fresh("P");
        String root = uuid(ward.admit(patient));
        insert(root, 50, "case when n = 1 then :root else :prefix || (n - 1) end");
        insert(root, 1000, ":root");
        assertThat(children(root, false)).hasSize(1050);
        assertThat(ward.list("patient_id=" + patient).get(0).path("child_encounter_uuids"))
                .hasSize(1050);
    }

    private void insert(String root, int number, String parent) {
        database.sql("""
                        insert into encounter (uuid, admitted_at, location_uuid, dh_product_uuid, patient_uuid,
                          patient_record_uuid, parent_uuid, created, created_by_, modified, modified_by_, version)
                        select :prefix || n, now(), 'W', 'P', :prefix, 'R', %s, now(), 'T', now(), 'T', 0
                        from generate_series(1, :number) n order by n
                        """.formatted(parent))
                .param("prefix", fresh("E"))
                .param("root", root)
                .param("number", number)
                .update();
    }

    @Test
    void refusesParentsThatAreUnknownOrBelow() {
        JsonNode root = ward.admit(fresh("P"));
        String child = childOf(uuid(root));
        String grandchild = childOf(child);
        for (String impossible : List.of("nobody", uuid(root), child, grandchild)) {
            assertThat(ward.patch(root, "child_of_encounter_uuid", impossible, "encounter_type", "NEW")
                            .expect(422)
                            .message())
                    .isEqualTo("Unprocessible entity");
        }
        assertThat(ward.read(root)).isEqualTo(root);
    }

    @Test
    void twoUpdatesAtOnceCloseNoCircle() throws Exception {
        for (int round = 0; round < 5; round++) {
            JsonNode one = ward.admit(fresh("P"));
            JsonNode other = ward.admit(fresh("P"));
            List<Integer> statuses = atOnce(
                    () -> ward.patch(one, "child_of_encounter_uuid", uuid(other))
                            .status(),
                    () -> ward.patch(other, "child_of_encounter_uuid", uuid(one))
                            .status());
            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        }
    }

    @SafeVarargs
    static <T> List<T> atOnce(Callable<T>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> work : works) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void endsEvenWhenTheTableHoldsACircle() {
        String patient = fresh("P");
        String one = uuid(ward.admit(patient));
        String other = childOf(one);
        String outside = childOf(other);
        database.sql("update encounter set parent_uuid = :other where uuid = :one")
                .param("other", other)
                .param("one", one)
                .update();
        assertThat(children(one, false)).containsExactlyInAnyOrder(other, outside);
        assertThat(ward.list("show_children=true&patient_id=" + patient).get(0).path("child_encounter_uuids"))
                .hasSize(2);
        ward.api
                .patch(ENCOUNTER + one, Ward.map("child_of_encounter_uuid", outside))
                .expect(422);
    }
}

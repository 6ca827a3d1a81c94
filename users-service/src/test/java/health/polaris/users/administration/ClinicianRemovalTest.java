package health.polaris.users.administration;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.product;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClinicianRemovalTest extends ClinicianChangeTestBase {

    @Test
    void losesNoListChangeOfTwoClientsAtOnce() throws Exception {
        String uuid = callers.createUuid(with(clinician(), "locations", List.of()));
        List<Callable<Integer>> patches = new ArrayList<>();
        IntStream.range(0, 24)
                .forEach(i -> patches.add(() ->
                        patch(uuid, body("locations", List.of("ward-" + i))).status()));
        List<String> expected = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = clients.invokeAll(patches);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isIn(200, 409);
                if (answers.get(i).get() == 200) {
                    expected.add("ward-" + i);
                }
            }
        }
        assertThat(texts(callers.read(uuid).get("locations"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSize(24);
    }

    @Test
    void opensAProductOnceForTwoClientsAtOnce() throws Exception {
        String uuid = callers.createUuid(clinician());
        Callable<Integer> add =
                () -> patch(uuid, body("products", List.of(product("GDM")))).status();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : clients.invokeAll(List.of(add, add, add, add))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 400, 400, 400);
        }
    }

    @Test
    void removesListItemsAndProducts() {
        JsonNode before = callers.create(with(
                clinician(),
                "locations",
                List.of("c", "a", "b"),
                "groups",
                List.of("SEND Clinician", "GDM Clinician"),
                "bookmarks",
                List.of("x"),
                "bookmarked_patients",
                List.of("p", "q"),
                "products",
                List.of(product("SEND"), product("GDM"))));
        String uuid = before.get("uuid").asString();
        JsonNode send = before.get("products").get(0);
        JsonNode after = callers.system()
                .patch(
                        PATH + uuid + "/delete",
                        body(
                                "locations",
                                List.of("a", "zz"),
                                "groups",
                                List.of("GDM Clinician"),
                                "bookmarks",
                                List.of("x"),
                                "bookmarked_patients",
                                List.of("p"),
                                "first_name",
                                "Ignored",
                                "products",
                                List.of(send)))
                .expect(200)
                .json();
        assertThat(texts(after.get("locations"))).containsExactly("c", "b");
        assertThat(texts(after.get("groups"))).containsExactly("SEND Clinician");
        assertThat(after.get("bookmarks").size()).isZero();
        assertThat(texts(after.get("bookmarked_patients"))).containsExactly("q");
        assertThat(after.get("first_name").asString()).isEqualTo("Amina");
        assertThat(after.get("products").size()).isEqualTo(1);
        assertThat(callers.read(uuid)).isEqualTo(after);
    }

    @Test
    void refusesBadRemovals() {
        String uuid = callers.createUuid(clinician());
        Api system = callers.system();
        system.patch(PATH + "nobody/delete", body()).expect(404);
        system.patch(PATH + uuid + "/delete", body("products", List.of(product("SEND"))))
                .expect(400);
        system.patch(PATH + uuid + "/delete", body("groups", null)).expect(400);
        system.patch(PATH + uuid + "/delete", body("groups", "x")).expect(400);
        system.patch(PATH + uuid + "/delete", body("login_active", null, "colour", 1))
                .expect(200);
        callers.clinician(uuid, "write:gdm_clinician")
                .patch(PATH + uuid + "/delete", body("groups", List.of()))
                .expect(403);
        callers.clinician(uuid, "write:gdm_clinician")
                .patch(PATH + uuid + "/delete", body("locations", List.of("ward-7")))
                .expect(200);
        callers.clinician(uuid, "write:send_clinician_temp")
                .patch(PATH + uuid + "/delete", body())
                .expect(403);
    }
}

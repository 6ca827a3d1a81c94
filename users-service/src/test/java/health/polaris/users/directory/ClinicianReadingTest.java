package health.polaris.users.directory;

import static health.polaris.users.Bodies.clinician;
import static health.polaris.users.Bodies.gdmClinician;
import static health.polaris.users.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.users.UsersTestBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClinicianReadingTest extends UsersTestBase {

    @Test
    void findsByAddressInAnyLetterCase() {
        JsonNode stored = callers.create(clinician());
        String address = stored.get("email_address").asString();
        Api reader = callers.system("read:gdm_clinician_all");
        assertThat(reader.get("/dhos/v1/clinician?email=%20" + address.toUpperCase(java.util.Locale.ROOT))
                        .expect(200)
                        .json())
                .isEqualTo(stored);
        reader.get("/dhos/v1/clinician").expect(400);
        assertThat(reader.get("/dhos/v1/clinician?email=nonsense").expect(400).message())
                .isEqualTo("Email nonsense is not valid");
        assertThat(reader.get("/dhos/v1/clinician?email=No.Body@X.example")
                        .expect(404)
                        .message())
                .isEqualTo("No user found with address No.Body@X.example");
        callers.system("read:send_clinician_all")
                .get("/dhos/v1/clinician?email=" + address)
                .expect(403);
    }

    @Test
    void mapsIdsToCliniciansOrNull() {
        JsonNode one = callers.create(clinician());
        String uuid = one.get("uuid").asString();
        Api system = callers.system();
        JsonNode map = system.post("/dhos/v1/clinician_list", List.of(uuid, uuid, "nobody"))
                .expect(200)
                .json();
        assertThat(map.propertyNames()).containsExactlyInAnyOrder(uuid, "nobody");
        assertThat(map.get(uuid)).isEqualTo(one);
        assertThat(map.get("nobody").isNull()).isTrue();
        JsonNode compact = system.post("/dhos/v1/clinician_list?compact=True", List.of(uuid))
                .expect(200)
                .json();
        assertThat(compact.get(uuid).propertyNames())
                .containsExactlyInAnyOrder(
                        "job_title",
                        "email_address",
                        "first_name",
                        "last_name",
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by");
        assertThat(system.post("/dhos/v1/clinician_list", List.of()).expect(200).body())
                .isEqualTo("{}");
        system.post("/dhos/v1/clinician_list", Map.of()).expect(400);
        system.post("/dhos/v1/clinician_list", List.of(1)).expect(400);
        system.post("/dhos/v1/clinician_list", "[null]").expect(400);
        system.post("/dhos/v1/clinician_list", null).expect(400);
    }

    @Test
    void mapsManyThousandsOfIds() {
        String uuid = callers.createUuid(clinician());
        List<String> ids = IntStream.range(0, 15_000)
                .mapToObj(i -> i == 14_999 ? uuid : "unknown-" + i)
                .toList();
        JsonNode map = callers.system()
                .post("/dhos/v1/clinician_list", ids)
                .expect(200)
                .json();
        assertThat(map.size()).isEqualTo(15_000);
        assertThat(map.get(uuid).get("uuid").asString()).isEqualTo(uuid);
    }

    @Test
    void listsWhoWorksAtALocation() {
        String ward = "ward-" + UUID.randomUUID();
        JsonNode here = callers.create(with(clinician(), "locations", List.of("other", ward)));
        callers.create(clinician());
        Api reader = callers.system("read:gdm_clinician_all");
        JsonNode list = reader.get("/dhos/v1/location/" + ward + "/clinician")
                .expect(200)
                .json();
        assertThat(list.values()).containsExactly(here);
        assertThat(reader.get("/dhos/v1/location/nowhere/clinician").expect(200).body())
                .isEqualTo("[]");
        assertThat(reader.with("Content-Type", "application/json")
                        .get("/dhos/v1/location/" + ward + "/clinician")
                        .expect(400)
                        .message())
                .isEqualTo("Request should not contain a json body");
    }

    @Test
    void listsWhoWorksAtALocationPageByPage() {
        String ward = "ward-" + UUID.randomUUID();
        List<String> there = IntStream.range(0, 5)
                .mapToObj(_ -> callers.createUuid(with(clinician(), "locations", List.of(ward))))
                .sorted()
                .toList();
        String path = "/dhos/v1/location/" + ward + "/clinician";
        List<String> found = new ArrayList<>();
        String next = "?limit=2";
        for (int page = 0; page < 3; page++) {
            Answer answer =
                    callers.system("read:gdm_clinician_all").get(path + next).expect(200);
            answer.json().forEach(each -> found.add(each.get("uuid").asString()));
            String link = answer.header("Link");
            next = link == null ? "" : link.substring(1, link.indexOf('>'));
        }
        assertThat(found).isEqualTo(there);
        assertThat(next).isEmpty();
        callers.system().get(path + "?limit=-1").expect(400);
        callers.system().get(path + "?limit=2&cursor=foreign").expect(400);
        callers.system().get(path + "?offset=2").expect(400);
    }

    @Test
    void showsBadgesOnlyToThoseWhoMaySeeThem() {
        JsonNode stored = callers.create(with(clinician(), "last_name", "Badge" + UUID.randomUUID()));
        String uuid = stored.get("uuid").asString();
        String badge = stored.get("send_entry_identifier").asString();
        String q = stored.get("last_name").asString();

        Api colleague = callers.clinician(UUID.randomUUID().toString(), "read:gdm_clinician");
        for (String form : List.of("", "&compact=true", "&expanded=true")) {
            JsonNode item = colleague
                    .get("/dhos/v2/clinicians?q=" + q + form)
                    .expect(200)
                    .json()
                    .get("results")
                    .get(0);
            assertThat(item.get("uuid").asString()).isEqualTo(uuid);
            assertThat(item.get("send_entry_identifier").isNull()).isTrue();
        }
        Answer byBadge = colleague.get("/dhos/v2/clinicians?q=" + badge).expect(200);
        assertThat(byBadge.json().get("total").asInt()).isZero();
        assertThat(colleague
                        .post("/dhos/v1/clinician_list", List.of(uuid))
                        .expect(200)
                        .json()
                        .get(uuid)
                        .get("send_entry_identifier")
                        .isNull())
                .isTrue();
        assertThat(callers.clinician("c", "read:send_clinician")
                        .post("/dhos/v1/clinician_list", List.of(uuid))
                        .expect(200)
                        .body())
                .doesNotContain(badge);

        for (Api reader : List.of(
                callers.clinician("c", "read:gdm_clinician_all"),
                callers.clinician("c", "read:gdm_clinician", "read:send_clinician_temp"),
                callers.clinician("c", "read:send_clinician_all"),
                callers.system("read:gdm_clinician"),
                callers.clinician(uuid, "read:gdm_clinician"))) {
            assertThat(reader.get("/dhos/v1/clinicians?q=" + q).expect(200).body())
                    .contains(badge);
        }
        assertThat(callers.clinician("c", "read:send_clinician_all")
                        .get("/dhos/v2/clinicians?q=" + badge)
                        .expect(200)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(callers.clinician(uuid, "read:send_clinician")
                        .get("/dhos/v1/clinician/" + uuid)
                        .expect(200)
                        .body())
                .contains(badge);
    }

    @Test
    void answers304WhenNothingChanged() {
        String path = "/dhos/v1/clinician/" + callers.createUuid(gdmClinician());
        Answer first = callers.system().get(path).expect(200);
        String tag = String.valueOf(first.header("ETag"));
        Answer second = callers.system().with("If-None-Match", tag).get(path).expect(304);
        assertThat(second.body()).isEmpty();
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache, must-revalidate");
    }

    @Test
    void answers404ForUnknownPathsAndClinicians() {
        assertThat(callers.system().get("/dhos/v1/clinician/nobody").expect(404).message())
                .isEqualTo("No user found with UUID nobody");
        callers.anonymous().get("/dhos/v1/nothing").expect(404);
        callers.system().send("DELETE", "/dhos/v1/clinician", null).expect(405);
    }
}

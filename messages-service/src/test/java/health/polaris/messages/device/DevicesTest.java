package health.polaris.messages.device;

import static health.polaris.messages.Ids.fresh;
import static health.polaris.messages.Tablets.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.messages.DeviceTestBase;
import health.polaris.testing.Answer;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DevicesTest extends DeviceTestBase {

    @Test
    void registersReadsAndUpdates() {
        JsonNode made = administrator
                .post(DEVICES + "?type=x", Map.of("location_id", ward, "description", ""))
                .expect(200)
                .json();
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder(
                        "uuid",
                        "created",
                        "created_by",
                        "modified",
                        "modified_by",
                        "location_id",
                        "description",
                        "active");
        assertThat(made.path("created_by").asString()).isEqualTo("ops-console");
        assertThat(made.path("active").asBoolean()).isTrue();
        String path = DEVICES + "/" + made.path("uuid").asString();
        assertThat(administrator.get(path).expect(200).json()).isEqualTo(made);
        JsonNode changed = administrator
                .patch(path, Map.of("description", "Tablet 5", "active", false))
                .expect(200)
                .json();
        assertThat(changed.path("description").asString()).isEqualTo("Tablet 5");
        assertThat(changed.path("active").asBoolean()).isFalse();
        assertThat(changed.path("location_id").asString()).isEqualTo(ward);
        assertThat(administrator.patch(path, Map.of()).expect(200).json()).isEqualTo(changed);
        List<JsonNode> events = bus.audits("device_id", made.path("uuid").asString(), 2);
        assertThat(events.getFirst().path("event_type").asString()).isEqualTo("SEND entry device update");
        JsonNode data = events.getFirst().path("event_data");
        assertThat(data.path("clinician_id").asString()).isEqualTo("ops-console");
        assertThat(data.path("updated_fields").toString())
                .contains("\"description\":\"Tablet 5\"", "\"active\":false")
                .doesNotContain("location_id");
        assertThat(events.get(1).path("event_data").path("updated_fields").isEmpty())
                .isTrue();
    }

    @Test
    void refusesBodiesOfTheWrongShape() {
        administrator.post(DEVICES, Map.of("location_id", ward)).expect(400);
        administrator
                .post(DEVICES, "{\"location_id\":\"l\",\"description\":null}")
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", 5, "description", "d"))
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "d", "active", false))
                .expect(400);
        administrator
                .post(DEVICES, Map.of("location_id", ward, "description", "d", "uuid", "u".repeat(37)))
                .expect(400);
        String path = DEVICES + "/" + tablets.register(ward);
        assertThat(administrator.patch(path, Map.of("uuid", "x")).expect(400).message())
                .isEqualTo("uuid can not be updated");
        administrator.patch(path, "{\"active\":null}").expect(400);
        administrator.patch(path, Map.of("active", "true")).expect(400);
        administrator.patch(DEVICES + "/nowhere", Map.of()).expect(404);
        administrator.get(DEVICES + "/nowhere").expect(404);
        administrator.with("Content-Type", "application/json").get(path).expect(400);
        administrator.with("Content-Type", "application/json").get(DEVICES).expect(400);
    }

    @Test
    void aChosenIdIsTakenOnce() {
        Map<String, String> body = Map.of("location_id", ward, "description", "d", "uuid", fresh("chosen"));
        assertThat(administrator
                        .post(DEVICES, body)
                        .expect(200)
                        .json()
                        .path("uuid")
                        .asString())
                .isEqualTo(body.get("uuid"));
        administrator.post(DEVICES, body).expect(409);
    }

    @Test
    void listsByStateAndLocationOldestFirst() {
        String first = tablets.register(ward);
        String second = tablets.register(ward);
        String inactive = tablets.register(ward);
        administrator.patch(DEVICES + "/" + inactive, Map.of("active", false)).expect(200);
        String at = DEVICES + "?location_id=nowhere," + ward;
        assertThat(uuids(administrator.get(at))).containsExactly(first, second);
        assertThat(uuids(administrator.get(at + "&active=True"))).containsExactly(first, second);
        assertThat(administrator.get(at + "&activ=True").expect(400).message()).contains("activ", "active");
        assertThat(uuids(administrator.get(at + "&active=FALSE"))).containsExactly(inactive);
        assertThat(uuids(administrator.get(DEVICES))).contains(first, second).doesNotContain(inactive);
        administrator.get(at + "&active=yes").expect(400);
        administrator.get(at + "&active=1").expect(400);
    }

    private static List<String> uuids(Answer answer) {
        return answer.expect(200)
                .json()
                .valueStream()
                .map(device -> device.path("uuid").asString())
                .toList();
    }

    @Test
    void scopesDecide() {
        String any = DEVICES + "/" + UUID.randomUUID();
        List<String> writes = List.of(
                "POST " + DEVICES, "PATCH " + any, "POST " + any + "/activation", "DELETE " + any + "/activation");
        List<String> reads = List.of("GET " + DEVICES, "GET " + any);
        for (String call : writes) {
            refused(call, "read:send_device");
        }
        for (String call : reads) {
            refused(call, "write:send_device");
        }
    }

    private void refused(String call, String otherScope) {
        String method = call.split(" ")[0];
        String path = call.split(" ")[1];
        Object body = path.endsWith("activation") || method.equals("GET") ? null : Map.of();
        anonymous.send(method, path, body).expect(401);
        anonymous.as("FOO.BAR").send(method, path, body).expect(403);
        anonymous.as(Tokens.device("D", otherScope)).send(method, path, body).expect(403);
    }
}

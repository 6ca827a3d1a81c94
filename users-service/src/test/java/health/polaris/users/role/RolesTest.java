package health.polaris.users.role;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Tokens;
import health.polaris.users.Callers;
import health.polaris.users.UsersTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@UsersTest
class RolesTest {

    @LocalServerPort
    private int port;

    @Test
    void mapsAllRolesToTheirPermissionsForAnyToken() {
        JsonNode roles = new Callers(port)
                .anonymous()
                .as(Tokens.patient("P1"))
                .get("/dhos/v1/roles")
                .expect(200)
                .json();
        Map<String, Integer> sizes = roles.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, role -> role.getValue().size()));
        assertThat(sizes)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("DBM Clinician", 47),
                        Map.entry("DBM Superclinician", 46),
                        Map.entry("DEA Collector", 20),
                        Map.entry("EPR Service Adapter", 2),
                        Map.entry("GDM Administrator", 14),
                        Map.entry("GDM Clinician", 24),
                        Map.entry("GDM Patient", 16),
                        Map.entry("GDM Superclinician", 24),
                        Map.entry("SEND Administrator", 9),
                        Map.entry("SEND Clinician", 13),
                        Map.entry("SEND Entry Clinician", 10),
                        Map.entry("SEND Entry Device", 3),
                        Map.entry("SEND Superclinician", 15),
                        Map.entry("System", 69)));
        List<String> device = roles.get("SEND Entry Device").values().stream()
                .map(JsonNode::asString)
                .toList();
        assertThat(device)
                .containsExactlyInAnyOrder("read:send_device", "read:send_entry_identifier", "read:send_location");
    }

    @Test
    void needsAToken() {
        new Callers(port).anonymous().get("/dhos/v1/roles").expect(401);
    }
}

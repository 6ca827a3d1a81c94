package health.polaris.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each answer about a patient, or about a clinician's computer, leaves an access record. */
class WhoLookedTest extends TelemetryTest {

    private List<JsonNode> records(String person) {
        return api.as(Tokens.system("read:access_record"))
                .get("/dhos/v1/access_record?patient=" + person)
                .expect(200)
                .json()
                .valueStream()
                .toList();
    }

    @Test
    void phonesAndMetersAreAPatients() {
        JsonNode phone = stored(Kind.PHONE, Samples.phone());
        JsonNode meter = stored(Kind.METER, Samples.meter());
        read(Kind.PHONE, phone).expect(200);
        read(Kind.METER, meter).expect(200);
        Api other = api.as(Tokens.clinician("C7", READ_ALL));
        other.get(Kind.PHONE.latest(owner)).expect(200);
        stored(Kind.DESKTOP, Samples.desktop());
        api.as(Tokens.patient("somebody else", READ))
                .get(Kind.PHONE.latest(owner))
                .expect(403);

        await().until(() -> records(owner).size() == 5);
        JsonNode latest = records(owner).getFirst();
        assertThat(latest.path("caller_id").asString()).isEqualTo("C7");
        assertThat(latest.path("route").asString()).isEqualTo("/dhos/v1/patient/{patient_id}/latest_installation");
    }

    @Test
    void desktopsAreAClinicians() {
        JsonNode desktop = stored(Kind.DESKTOP, Samples.desktop());
        read(Kind.DESKTOP, desktop).expect(200);
        patched(Kind.DESKTOP, desktop, Map.of("app_version", "v21.3.8")).expect(200);
        Api support = api.as(Tokens.clinician("C7", READ_ALL));
        support.get(Kind.DESKTOP.latest("of-nobody")).expect(200);
        support.get(Kind.DESKTOP.latest(owner)).expect(200);

        await().until(() -> records("clinician:" + owner).size() == 4);
        JsonNode latest = records("clinician:" + owner).getFirst();
        assertThat(latest.path("caller_id").asString()).isEqualTo("C7");
        assertThat(latest.path("route").asString()).isEqualTo("/dhos/v1/clinician/{clinician_id}/latest_installation");
        assertThat(records("clinician:of-nobody")).isEmpty();
    }
}

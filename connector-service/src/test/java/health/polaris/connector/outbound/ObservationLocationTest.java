package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.PolarisTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An EPR whose site profile wants the levels of a location as components. */
@PolarisTest
@Import(MovableTime.class)
class ObservationLocationTest extends Hospital {

    @DynamicPropertySource
    static void profiles(DynamicPropertyRegistry properties) throws IOException {
        Path file = Files.createTempDirectory("polaris-profiles").resolve("site-profiles.yaml");
        Files.writeString(file, """
                profiles:
                  epr:
                    senders: [{application: TRUST_TIE_ADT, facility: "*"}]
                    oru-location: split
                """);
        properties.add("HL7_SITE_PROFILES", file::toString);
    }

    @Test
    void sendsWardBayAndBedAsComponents() {
        String set = fresh("S");
        String patient = fresh("P");
        api.post("/dhos/v1/oru_message", inBed(set, patient)).expect(204);
        awaitState(set, "sent");

        String text = EPR.texts(patient).getFirst();
        assertThat(text).contains("\rPV1|1|U|STM-W12^BAY C^BED 2||||||||||||||||E-20240311-7|");
        assertThat(stored(set).get(0).path("content").asString()).isEqualTo(text);
    }

    private static Map<String, Object> inBed(String set, String patient) {
        Map<String, Object> data = new HashMap<>(data(set, patient));
        data.put(
                "encounter",
                Map.of(
                        "epr_encounter_id", "E-20240311-7",
                        "location_ods_code", "STM-W12:BAY C:BED 2",
                        "admitted_at", "2024-03-11T22:15:00.000Z"));
        return Map.of("actions", List.of(Map.of("name", "process_observation_set", "data", data)));
    }
}

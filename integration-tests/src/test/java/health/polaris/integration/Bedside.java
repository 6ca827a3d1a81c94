package health.polaris.integration;

import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An admitted patient whose observations a nurse takes. */
public record Bedside(Stay stay, JsonNode encounter) {

    private static final String RECORDED = "2026-03-02T09:30:00.000Z";

    /** Admits that patient and waits until the wards know it. */
    static Bedside admitted(Stay stay) {
        new Epr(Installation.connector(), Installation.eprAdapter()).sendUntilAcknowledged(stay.hl7(0));
        String path = "/dhos/v2/encounter?epr_encounter_id=" + stay.visit();
        JsonNode found = Awaitility.await("the admission to be applied")
                .atMost(Ward.UNTIL_KNOWN)
                .until(
                        () -> Installation.encounters()
                                .as(Installation.system("read:send_encounter", "read:send_patient"))
                                .get(path)
                                .expect(200)
                                .json(),
                        encounters -> encounters.size() == 1);
        return new Bedside(stay, found.path(0));
    }

    /** One heart rate of 88, published as the observations system publishes what a tablet has posted to it. */
    void observe(Bus bus, String set, String nurse) throws Exception {
        observe(bus, encounter.path("uuid").asString(), set, nurse);
    }

    /** The same of whoever's stay. */
    public static void observe(Bus bus, String stay, String set, String nurse) throws Exception {
        bus.publish(
                "dhos.DM000004",
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "name",
                                "process_observation_set",
                                "data",
                                Map.of("observation_set", observationSet(stay, set, nurse))))));
    }

    private static Map<String, Object> observationSet(String stay, String set, String nurse) {
        Map<String, Object> heartRate = Map.of(
                "observation_type",
                "heart_rate",
                "observation_value",
                88,
                "observation_unit",
                "bpm",
                "patient_refused",
                false,
                "score_value",
                0,
                "measured_time",
                RECORDED);
        return Map.of(
                "uuid",
                set,
                "encounter_id",
                stay,
                "record_time",
                RECORDED,
                "created_by",
                nurse,
                "score_system",
                "news2",
                "score_value",
                0,
                "observations",
                List.of(heartRate));
    }
}

package health.polaris.encounters.encounter;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of encounters-service that may read and write, and the encounters it makes. */
public final class Ward {

    public static final String ENCOUNTER = "/dhos/v1/encounter/";
    public static final String CREATE = "/dhos/v2/encounter";

    public final Api api;
    public final Api anonymous;

    public Ward(int port) {
        anonymous = new Api(port);
        api = anonymous.as(Tokens.clinician("C1", "read:send_encounter", "write:send_encounter"));
    }

    /** May change the early warning score too. */
    public Api editor() {
        return anonymous.as(Tokens.with(
                Map.of("clinician_id", "C2", "can_edit_ews", true), "read:send_encounter", "write:send_encounter"));
    }

    /** An id that no other test uses. */
    public static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 18);
    }

    /** A complete body of a local encounter; the pairs replace keys or add some, {@code null} included. */
    public static Map<String, @Nullable Object> body(String patient, @Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of(
                "admitted_at", "2024-05-03T08:15:00.000Z",
                "dh_product_uuid", "P1",
                "location_uuid", "W1",
                "patient_uuid", patient,
                "patient_record_uuid", "R-" + patient,
                "score_system", "news2"));
        return with(body, keysAndValues);
    }

    public static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> body, @Nullable Object... keysAndValues) {
        for (int index = 0; index < keysAndValues.length; index += 2) {
            body.put(String.valueOf(keysAndValues[index]), keysAndValues[index + 1]);
        }
        return body;
    }

    public static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
        return with(new HashMap<>(), keysAndValues);
    }

    public JsonNode admit(String patient, @Nullable Object... keysAndValues) {
        return api.post(CREATE, body(patient, keysAndValues)).expect(200).json();
    }

    /** An encounter of the EPR, of which a patient may have several that are open. */
    public JsonNode admitByEpr(String patient, @Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> body = body(patient, "epr_encounter_id", fresh("V"));
        return api.post(CREATE, with(body, keysAndValues)).expect(200).json();
    }

    public static String uuid(JsonNode encounter) {
        return encounter.path("uuid").asString();
    }

    public Answer patch(JsonNode encounter, @Nullable Object... keysAndValues) {
        return api.patch(ENCOUNTER + uuid(encounter), map(keysAndValues));
    }

    public JsonNode read(JsonNode encounter) {
        return api.get(ENCOUNTER + uuid(encounter) + "?show_deleted=true")
                .expect(200)
                .json();
    }

    public JsonNode list(String query) {
        return api.get(CREATE + "?" + query).expect(200).json();
    }
}

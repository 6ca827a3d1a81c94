package health.polaris.integration.claim;

import health.polaris.integration.Installation;
import health.polaris.integration.claim.said.LocalMove;
import health.polaris.integration.claim.said.LocalStay;
import health.polaris.integration.claim.said.Message;
import health.polaris.testing.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A ward that admits and moves somebody of whom the EPR has said nothing yet. */
final class Ward implements Posting.Bedside {

    private static final String PRODUCT = "144873d2-8eb4-4b89-8d38-7650e6012504";

    private final Names names;
    private final Consumer<Message> sending;
    private final Posted posted = new Posted();

    Ward(Names names, Consumer<Message> sending) {
        this.names = names;
        this.sending = sending;
    }

    Posted posted() {
        return posted;
    }

    @Override
    public Optional<LocalStay> admit(LocalStay stay, Message naming) {
        sending.accept(naming);
        JsonNode patient = Patience.untilThere("the directory to know the patient", () -> patient(stay));
        Screen screen = Patience.until("what is shown of the patient", () -> screen(patient));
        return screen == Screen.EPR_STAY_OVER
                ? Optional.empty()
                : Optional.of(make(stay, patient)
                        .of(names.symbol(patient.path("hospital_number").asString()))
                        .beside(screen == Screen.EPR_STAY));
    }

    private Optional<JsonNode> patient(LocalStay stay) {
        JsonNode found = get("/dhos/v1/patient?product_name=SEND&identifier_type=MRN&identifier_value=%s&namespace=%s"
                .formatted(names.real(stay.mrn()), stay.namespace()));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.path(0));
    }

    /** What is shown of a patient to whoever is about to admit him. */
    private enum Screen {
        NO_EPR_STAY,
        EPR_STAY,
        EPR_STAY_OVER
    }

    private Screen screen(JsonNode patient) {
        Screen screen = Screen.NO_EPR_STAY;
        for (JsonNode stay :
                get("/dhos/v2/encounter?patient_id=" + patient.path("uuid").asString())) {
            screen = stay.hasNonNull("discharged_at") ? Screen.EPR_STAY_OVER : Screen.EPR_STAY;
        }
        return screen;
    }

    private LocalStay make(LocalStay stay, JsonNode patient) {
        String location = location(stay.code());
        Map<String, Object> body = Map.of(
                "patient_uuid",
                patient.path("uuid").asString(),
                "patient_record_uuid",
                patient.path("record").path("uuid").asString(),
                "admitted_at",
                stay.admitted().toString(),
                "location_uuid",
                location,
                "dh_product_uuid",
                PRODUCT,
                "score_system",
                "news2");
        Instant from = now();
        String uuid = Patience.untilThere("a local stay to be made", () -> made(patient, body));
        posted.stay(stay.number(), uuid);
        return stay.at(until(from));
    }

    /** A service that was killed may have made it without saying so: looked for before it is made. */
    private Optional<String> made(JsonNode patient, Map<String, Object> body) {
        for (JsonNode stay :
                get("/dhos/v2/encounter?patient_id=" + patient.path("uuid").asString())) {
            String uuid = stay.path("uuid").asString();
            if (!stay.hasNonNull("epr_encounter_id") && !posted.stays().containsValue(uuid)) {
                return Optional.of(uuid);
            }
        }
        JsonNode made =
                encounters().post("/dhos/v2/encounter", body).expect(200).json();
        return Optional.of(made.path("uuid").asString());
    }

    @Override
    public LocalMove move(LocalMove move) {
        String uuid = Objects.requireNonNull(posted.stays().get(move.stay()));
        Map<String, Object> body = Map.of("location_uuid", location(move.code()));
        Instant from = now();
        Patience.until(
                "a local stay to be moved",
                () -> encounters().patch("/dhos/v1/encounter/" + uuid, body).expect(200));
        return move.at(until(from));
    }

    private Instant until(Instant from) {
        Instant until = now().plusMillis(1);
        posted.at(new Posted.Moment(from, until));
        return until;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    static boolean isThere(String code) {
        return !locations(code).isEmpty();
    }

    private String location(String code) {
        return Patience.until(
                "location " + code,
                () -> locations(code).propertyNames().iterator().next());
    }

    private static JsonNode locations(String code) {
        return get("/dhos/v1/location/search?ods_code=" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }

    private static JsonNode get(String path) {
        return encounters().get(path).expect(200).json();
    }

    private static Api encounters() {
        return Installation.encounters()
                .as(Installation.system(
                        "read:send_encounter",
                        "write:send_encounter",
                        "read:send_patient",
                        "read:send_location",
                        "read:location_by_ods"));
    }
}

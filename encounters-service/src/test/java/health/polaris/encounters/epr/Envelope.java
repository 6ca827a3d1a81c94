package health.polaris.encounters.epr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An HL7 message as the connector publishes it; every step gives a new one. */
record Envelope(
        Map<String, Object> head,
        Map<String, Object> patient,
        @Nullable Map<String, Object> location,
        @Nullable Map<String, Object> encounter) {

    /** A28, A31, A34, A40: no PV1. */
    static Envelope withoutVisit() {
        return new Envelope(
                Map.of("dhos_connector_message_uuid", UUID.randomUUID().toString()),
                Map.of("first_name", "AVA", "last_name", "EXAMPLE", "sex_sct", "248152002"),
                null,
                null);
    }

    /** An A01 of this patient with this visit, to bed 1 of bay 2 of a ward. */
    static Envelope admission(String mrn, String visitNumber) {
        Map<String, Object> encounter = new HashMap<>(Map.of(
                "epr_encounter_id", visitNumber,
                "encounter_type", "INPATIENT",
                "admitted_at", "2024-05-03T08:15:00.000Z",
                "admission_cancelled", false,
                "transfer_cancelled", false,
                "discharge_cancelled", false,
                "encounter_moved", false,
                "patient_deceased", false));
        Envelope plain = withoutVisit().mrn(mrn);
        return new Envelope(plain.head, plain.patient, Map.of(), encounter).at("N-Ward 4", "Bay 2", "Bed 1");
    }

    /** Identifiers that no other test uses. */
    static String newMrn() {
        return "M" + UUID.randomUUID().toString().substring(0, 13);
    }

    static String newVisitNumber() {
        return "V" + UUID.randomUUID().toString().substring(0, 13);
    }

    static String newNhsNumber() {
        while (true) {
            long digits = ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
            String nine = Long.toString(digits);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }

    String uuid() {
        return String.valueOf(head.get("dhos_connector_message_uuid"));
    }

    /** The same content, sent again by the EPR. */
    Envelope sentAgain() {
        return head("dhos_connector_message_uuid", UUID.randomUUID().toString());
    }

    Envelope head(String key, @Nullable Object value) {
        return new Envelope(with(head, key, value), patient, location, encounter);
    }

    Envelope patient(String key, @Nullable Object value) {
        return new Envelope(head, with(patient, key, value), location, encounter);
    }

    Envelope mrn(@Nullable String mrn) {
        return patient("mrn", mrn);
    }

    Envelope nhs(@Nullable String nhsNumber) {
        return patient("nhs_number", nhsNumber);
    }

    Envelope encounter(String key, @Nullable Object value) {
        return new Envelope(head, patient, location, with(encounter == null ? Map.of() : encounter, key, value));
    }

    Envelope at(String ward, @Nullable String bay, @Nullable String bed) {
        return location("location", place(ward, bay, bed));
    }

    Envelope from(String ward, @Nullable String bay, @Nullable String bed) {
        return location("previous_location", place(ward, bay, bed));
    }

    Envelope location(String key, @Nullable Object value) {
        return new Envelope(head, patient, with(location == null ? Map.of() : location, key, value), encounter);
    }

    Envelope withoutLocation() {
        return new Envelope(head, patient, null, encounter);
    }

    /** MSH-7 as minutes of one morning, of one sender. */
    Envelope sentAt(int minute) {
        return head("sent_at", "2024-05-03T08:%02d:00.000Z".formatted(minute)).head("sender", "PASHUB|STMARYS");
    }

    Envelope sequence(long number) {
        return head("sequence", number);
    }

    String json() {
        Map<String, Object> body = new LinkedHashMap<>(head);
        List<Map<String, Object>> actions = new ArrayList<>();
        actions.add(Map.of("name", "process_patient", "data", patient));
        if (location != null) {
            actions.add(Map.of("name", "process_location", "data", location));
        }
        if (encounter != null) {
            actions.add(Map.of("name", "process_encounter", "data", encounter));
        }
        body.put("actions", actions);
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static Map<String, @Nullable Object> place(String ward, @Nullable String bay, @Nullable String bed) {
        Map<String, @Nullable Object> place = new HashMap<>();
        place.put("epr_ward_code", ward);
        place.put("epr_bay_code", bay);
        place.put("epr_bed_code", bed);
        return place;
    }

    @SuppressWarnings("NullAway") // The wire has nulls.
    private static Map<String, Object> with(Map<String, Object> map, String key, @Nullable Object value) {
        Map<String, Object> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}

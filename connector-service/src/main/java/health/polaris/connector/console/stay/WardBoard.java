package health.polaris.connector.console.stay;

import health.polaris.connector.console.Refused;
import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The beds of a ward at one instant, with the names of places and patients: by event time as it is known today, or as the ward's
 * screens showed it then, names included.
 */
record WardBoard(Services services, Session session) {

    /** Patients by their uuids. */
    static final String PATIENTS = "/dhos/v1/patient/list";

    private static final String SEARCH = "/dhos/v1/location/search";
    private static final int BAD_REQUEST = 400;

    /** Who lay there, whatever was shown. */
    Map<String, Object> lying(String code, @Nullable String at) {
        Map<?, ?> found = (Map<?, ?>) services.askEncounters(session, SEARCH, Map.of("ods_code", code));
        if (found.isEmpty()) {
            return Map.of("unknown", true);
        }
        Instant moment = moment(at);
        String ward = String.valueOf(found.keySet().iterator().next());
        List<?> lying = (List<?>) services.askEncounters(
                session,
                "/dhos/v1/location/" + ward + "/occupancy",
                Map.of("from", moment.toString(), "to", moment.plusMillis(1).toString()));
        Places places = new Places(
                services,
                session,
                lying.stream().map(each -> said(each, "location_uuid")).toList(),
                null);
        return board(moment, lying, "encounter_uuid", places::name, null);
    }

    /** What the ward's screens showed, whoever lay there. Without a time it is what they show now. */
    Map<String, Object> shown(String code, @Nullable String at) {
        Instant moment = moment(at);
        Map<String, @Nullable String> asked = new HashMap<>();
        asked.put("as_of", at == null || at.isBlank() ? null : moment.toString());
        Map<String, @Nullable String> search = new HashMap<>(asked);
        search.put("ods_code", code);
        search.put("children", "true");
        Map<?, ?> places = (Map<?, ?>) services.askEncounters(session, SEARCH, search);
        if (places.isEmpty()) {
            return Map.of("unknown", true);
        }
        List<?> stays = (List<?>) services.askEncounters(
                session,
                "/dhos/v1/encounter/locations",
                asked,
                places.keySet().stream().map(String::valueOf).toList());
        return board(
                moment,
                stays,
                "uuid",
                place -> places.get(place) instanceof Map<?, ?> named ? said(named, "ods_code") : place,
                asked.get("as_of"));
    }

    private static Instant moment(@Nullable String at) {
        if (at == null || at.isBlank()) {
            return Instant.now();
        }
        try {
            return OffsetDateTime.parse(at.strip()).toInstant();
        } catch (DateTimeException noTime) {
            throw new Refused(BAD_REQUEST, "at: a time with its offset, such as 2026-11-28T03:12:00Z");
        }
    }

    /**
     * @param there those in the beds, as the API tells them
     * @param stay what it calls the uuid of the stay
     * @param asOf patients have the names and numbers that were shown then; null: those of today
     */
    private Map<String, Object> board(
            Instant moment, List<?> there, String stay, UnaryOperator<String> name, @Nullable String asOf) {
        Map<?, ?> patients = Described.of(
                services,
                session,
                PATIENTS,
                there.stream().map(each -> said(each, "patient_uuid")).toList(),
                asOf);
        List<Map<String, Object>> beds = new ArrayList<>();
        for (Object each : there) {
            String uuid = said(each, "patient_uuid");
            beds.add(Map.of(
                    "place", name.apply(said(each, "location_uuid")),
                    "stay", said(each, stay),
                    "since", said(each, "since"),
                    "uuid", uuid,
                    "patient", patients.get(uuid) instanceof Map<?, ?> known ? known : Map.of()));
        }
        beds.sort(Comparator.comparing(bed -> String.valueOf(bed.get("place"))));
        return Map.of("moment", moment.toString(), "beds", beds);
    }

    /** {@code ""} for nothing. */
    private static String said(Object told, String name) {
        Object value = ((Map<?, ?>) told).get(name);
        return value == null ? "" : value.toString();
    }
}

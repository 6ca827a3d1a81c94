package health.polaris.connector.console.stay;

import health.polaris.connector.console.Refused;
import health.polaris.connector.console.Services;
import health.polaris.connector.console.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beds of a ward at one instant, by event time as it is known today, with the places' names. */
record WardBoard(Services services, Session session) {

    private static final int BAD_REQUEST = 400;

    Map<String, Object> of(String code, @Nullable String at) {
        Map<?, ?> found =
                (Map<?, ?>) services.askEncounters(session, "/dhos/v1/location/search", Map.of("ods_code", code));
        if (found.isEmpty()) {
            return Map.of("unknown", true);
        }
        Instant moment = moment(at);
        String ward = String.valueOf(found.keySet().iterator().next());
        List<?> lying = (List<?>) services.askEncounters(
                session,
                "/dhos/v1/location/" + ward + "/occupancy",
                Map.of("from", moment.toString(), "to", moment.plusMillis(1).toString()));
        return Map.of("moment", moment.toString(), "beds", beds(lying));
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

    private List<Map<String, Object>> beds(List<?> lying) {
        Places places = new Places(
                services, session, lying.stream().map(WardBoard::place).toList());
        List<Map<String, Object>> beds = new ArrayList<>();
        for (Object each : lying) {
            Map<?, ?> occupancy = (Map<?, ?>) each;
            String place = places.name(place(occupancy));
            beds.add(Map.of("place", place, "occupancy", occupancy));
        }
        beds.sort(Comparator.comparing(bed -> String.valueOf(bed.get("place"))));
        return beds;
    }

    private static String place(Object occupancy) {
        return String.valueOf(((Map<?, ?>) occupancy).get("location_uuid"));
    }
}

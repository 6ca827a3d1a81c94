package health.polaris.encounters.ward;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stays a caller reaches.
 *
 * @param everything without any limit
 * @param places by uuid, bays and beds of wards included
 * @param clinician who may have broken the glass of patients elsewhere
 */
public record Reach(
        boolean everything, Set<String> places, @Nullable String clinician) {

    /**
     * Whether a row of {@code encounter} is within reach: it is at one of the places, its patient is at one or left one within
     * the past day, so that neither the ward that takes over nor the one that hands over is left without, or the glass is
     * broken.
     */
    public static final String WITHIN = """
            (encounter.location_uuid = any(:places)
             or exists (select from encounter near
                        where near.patient_uuid = encounter.patient_uuid and near.parent_uuid is null
                          and near.deleted_at is null and near.location_uuid = any(:places)
                          and near.open_until > now() - interval '24 hours')
             or exists (select from encounter near join location_history past on past.encounter_uuid = near.uuid
                        where near.patient_uuid = encounter.patient_uuid and near.deleted_at is null
                          and past.location_uuid = any(:places) and past.departed_at > now() - interval '24 hours')
             or exists (select from broken_glass glass
                        where glass.patient_uuid = encounter.patient_uuid and glass.clinician_id = :clinician
                          and glass.until > now()))
            """;

    /**
     * Whether a change of the row is told: it is within reach, or it was shown at one of the places within the past day and that
     * was taken back. A transfer that never was leaves no line in the location history, and yet its ward has to hear that the
     * patient is not there.
     */
    public static final String TOLD = "(" + WITHIN + " or " + wasShownAt("places") + ")";

    public static final Reach EVERYTHING = new Reach(true, Set.of(), null);

    /**
     * Whether a row of {@code encounter} was shown at one of some locations within the past day.
     *
     * @param locations the parameter that has their uuids
     */
    public static String wasShownAt(String locations) {
        return """
                coalesce((select true from chronicle entry
                          where entry.about = encounter.uuid and entry.kind = 'encounter'
                            and entry.before ->> 'location_uuid' = any(:%s)
                            and entry.known_at > now() - interval '24 hours'
                          limit 1), false)
                """.formatted(locations);
    }

    /** What {@link #WITHIN} asks for, beside the parameters of the statement that it is part of. */
    public Map<String, @Nullable Object> with(Map<String, ?> parameters) {
        Map<String, @Nullable Object> all = new HashMap<>(parameters);
        all.put("places", places.toArray(String[]::new));
        all.put("clinician", clinician);
        return all;
    }
}

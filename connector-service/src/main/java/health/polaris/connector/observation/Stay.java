package health.polaris.connector.observation;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The EPR's encounter, PV1.
 *
 * @param location the code of the location, for PV1-3: {@code STM-W12^BAY C^BED 2} or {@code STM-W12:BAY C:BED 2}
 */
public record Stay(
        String encounterId,
        @Nullable String location,
        @Nullable OffsetDateTime admittedAt) {

    /** Null for a local encounter, which the EPR does not know. */
    static @Nullable Stay of(JsonPart encounter) {
        String id = encounter.text("epr_encounter_id");
        return id == null
                ? null
                : new Stay(id, encounter.expected("location_ods_code"), encounter.expectedTime("admitted_at"));
    }
}

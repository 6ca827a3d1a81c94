package health.polaris.encounters.representation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.encounters.location.LocationResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The short form; the last five keys are there only when it is expanded. */
public record CompactEncounter(
        String uuid,
        @Nullable String eprEncounterId,

        @Schema(description = "Of the visit number; absent in the shared one") @JsonInclude(Include.NON_NULL) @Nullable
        String namespace,

        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,
        String locationUuid,
        String patientRecordUuid,
        String patientUuid,
        @JsonInclude(Include.NON_NULL) @Nullable Instant created,
        @JsonInclude(Include.NON_NULL) @Nullable String createdBy,
        @JsonInclude(Include.NON_NULL) @Nullable Instant modified,
        @JsonInclude(Include.NON_NULL) @Nullable String modifiedBy,
        @JsonInclude(Include.NON_NULL) @Nullable LocationResponse location)
        implements EncounterResponse {

    static CompactEncounter from(StoredEncounter encounter, @Nullable LocationResponse location, boolean expanded) {
        return new CompactEncounter(
                encounter.uuid(),
                encounter.eprEncounterId(),
                encounter.shownNamespace(),
                encounter.admittedAt(),
                encounter.dischargedAt(),
                encounter.deletedAt(),
                encounter.locationUuid(),
                encounter.patientRecordUuid(),
                encounter.patientUuid(),
                expanded ? encounter.created() : null,
                expanded ? encounter.createdBy() : null,
                expanded ? encounter.modified() : null,
                expanded ? encounter.modifiedBy() : null,
                location);
    }
}

package health.polaris.encounters.representation;

import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.Owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The default form. The last five keys are there only when there is a parent, when descendants are asked for, and when
 * it is expanded.
 */
public record FullEncounter(
        String uuid,
        @Nullable String eprEncounterId,
        @Nullable String encounterType,
        Instant admittedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant dischargedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        Instant deletedAt,

        String locationUuid,
        String patientUuid,
        String patientRecordUuid,
        @Nullable String scoreSystem,
        int spo2Scale,
        @Schema(description = "Exactly one") List<Product> dhProduct,
        Instant created,
        List<ScoreSystemChange> scoreSystemHistory,
        List<LocationStay> locationHistory,
        @JsonInclude(Include.NON_NULL) @Nullable String childOfEncounterUuid,

        @Schema(description = "All descendants, deleted ones included") @JsonInclude(Include.NON_NULL) @Nullable
        List<String> childEncounterUuids,

        @JsonInclude(Include.NON_NULL) @Nullable String createdBy,
        @JsonInclude(Include.NON_NULL) @Nullable Instant modified,
        @JsonInclude(Include.NON_NULL) @Nullable String modifiedBy)
        implements EncounterResponse {

    /** {@code {"uuid": "…"}} */
    public record Product(String uuid) {}

    /** The default form, which has no audit fields but {@code created}. */
    FullEncounter withoutAudit() {
        return copy(childEncounterUuids, null, null, null);
    }

    @Override
    public FullEncounter withChildren(List<String> descendants) {
        return copy(descendants, createdBy, modified, modifiedBy);
    }

    private FullEncounter copy(
            @Nullable List<String> children,
            @Nullable String creator,
            @Nullable Instant modification,
            @Nullable String modifier) {
        return new FullEncounter(
                uuid,
                eprEncounterId,
                encounterType,
                admittedAt,
                dischargedAt,
                deletedAt,
                locationUuid,
                patientUuid,
                patientRecordUuid,
                scoreSystem,
                spo2Scale,
                dhProduct,
                created,
                scoreSystemHistory,
                locationHistory,
                childOfEncounterUuid,
                children,
                creator,
                modification,
                modifier);
    }
}

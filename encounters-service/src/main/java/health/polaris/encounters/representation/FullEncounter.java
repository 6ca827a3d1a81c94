package health.polaris.encounters.representation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import health.polaris.encounters.location.LocationResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The default form. The last six keys are there only when there is a parent, when descendants are asked for, and when
 * it is expanded.
 */
public record FullEncounter(
        String uuid,
        @Nullable String eprEncounterId,

        @Schema(description = "Of the visit number; absent in the shared one") @JsonInclude(Include.NON_NULL) @Nullable
        String namespace,

        @Nullable String encounterType,
        Instant admittedAt,
        @Nullable Instant dischargedAt,
        @Nullable Instant deletedAt,

        @Schema(description = "A16") @JsonInclude(Include.NON_NULL) @Nullable
        Instant expectedDischargeAt,

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
        @JsonInclude(Include.NON_NULL) @Nullable String modifiedBy,
        @JsonInclude(Include.NON_NULL) @Nullable LocationResponse location)
        implements EncounterResponse {

    /** {@code {"uuid": "…"}} */
    public record Product(String uuid) {}

    /** @param children null where the form has none */
    static FullEncounter from(
            StoredEncounter encounter,
            @Nullable LocationResponse location,
            @Nullable List<String> children,
            boolean expanded) {
        return new FullEncounter(
                encounter.uuid(),
                encounter.eprEncounterId(),
                encounter.shownNamespace(),
                encounter.encounterType(),
                encounter.admittedAt(),
                encounter.dischargedAt(),
                encounter.deletedAt(),
                encounter.expectedDischargeAt(),
                encounter.locationUuid(),
                encounter.patientUuid(),
                encounter.patientRecordUuid(),
                encounter.scoreSystem(),
                encounter.spo2Scale(),
                List.of(new Product(encounter.productUuid())),
                encounter.created(),
                encounter.scoreSystemHistory(),
                encounter.locationHistory(),
                encounter.parentUuid(),
                children,
                expanded ? encounter.createdBy() : null,
                expanded ? encounter.modified() : null,
                expanded ? encounter.modifiedBy() : null,
                location);
    }
}

package health.polaris.encounters.change;

import health.polaris.common.json.Field;
import health.polaris.encounters.encounter.Admission;
import health.polaris.encounters.encounter.Encounter;
import health.polaris.encounters.encounter.Owner;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.history.LocationHistory;
import health.polaris.encounters.http.ClientTime;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /dhos/v2/encounter} (contracts/encounters.md §4.1). */
record CreateEncounterRequest(
        @NotNull ClientTime admittedAt,
        @NotNull @Size(max = 36) String dhProductUuid,
        @NotNull @Size(max = 36) String locationUuid,
        @NotNull @Size(max = 36) String patientUuid,
        @NotNull @Size(max = 36) String patientRecordUuid,
        @NotNull @Size(max = 200) String scoreSystem,
        @Size(max = 200) @Nullable String encounterType,
        @Nullable ClientTime dischargedAt,
        @Nullable ClientTime deletedAt,
        @Size(max = 600) @Nullable String eprEncounterId,
        @Size(max = 600) @Nullable String namespace,
        @Size(max = 36) @Nullable String childOfEncounterUuid,
        @Min(1) @Nullable Integer spo2Scale,
        Field<@NotNull @Size(max = 1000) List<@NotNull @Valid LeftLocation>> locationHistory) {

    Admission toAdmission() {
        return new Admission(
                new Owner(patientUuid, patientRecordUuid, dhProductUuid),
                locationUuid,
                admittedAt.at(),
                visitNumber(),
                encounterType,
                time(dischargedAt),
                time(deletedAt),
                childOfEncounterUuid,
                scoreSystem,
                scale());
    }

    /** A blank one counts as absent. */
    @Nullable
    String visitNumber() {
        return eprEncounterId == null || eprEncounterId.isBlank() ? null : eprEncounterId;
    }

    /** The same in its namespace. */
    @Nullable
    Identifier visit() {
        return StatedNumber.of(eprEncounterId, namespace);
    }

    int scale() {
        return spo2Scale == null ? 1 : spo2Scale;
    }

    List<LeftLocation> leftLocations() {
        return Objects.requireNonNullElse(locationHistory.value(), List.of());
    }

    private static @Nullable Instant time(@Nullable ClientTime sent) {
        return sent == null ? null : sent.at();
    }

    /** A location that the patient has left; missing times are now. */
    record LeftLocation(
            @NotNull @Size(max = 36) String locationUuid,
            @Nullable ClientTime arrivedAt,
            @Nullable ClientTime departedAt) {

        LocationHistory of(Encounter encounter, Instant now) {
            return new LocationHistory(
                    encounter.uuid(),
                    locationUuid,
                    Objects.requireNonNullElse(time(arrivedAt), now),
                    Objects.requireNonNullElse(time(departedAt), now));
        }
    }
}

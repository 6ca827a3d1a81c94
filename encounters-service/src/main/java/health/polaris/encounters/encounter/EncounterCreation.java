package health.polaris.encounters.encounter;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import health.polaris.encounters.history.ClientTime;
import health.polaris.encounters.history.LocationHistory;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /dhos/v2/encounter} (contracts/encounters.md §4.1). */
record EncounterCreation(
        @NotNull ClientTime admittedAt,
        @NotNull @Size(max = 36) String dhProductUuid,
        @NotNull @Size(max = 36) String locationUuid,
        @NotNull @Size(max = 36) String patientUuid,
        @NotNull @Size(max = 36) String patientRecordUuid,
        @NotNull String scoreSystem,
        @Schema(types = {"string", "null"}) @Nullable String encounterType,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        ClientTime dischargedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time")
        @Nullable
        ClientTime deletedAt,

        @Schema(types = {"string", "null"}) @Size(max = 600) @Nullable
        String eprEncounterId,

        @Schema(types = {"string", "null"}) @Size(max = 36) @Nullable
        String childOfEncounterUuid,

        @Schema(
                types = {"integer", "null"},
                defaultValue = "1")
        @Min(1)
        @Nullable
        Integer spo2Scale,

        @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.FAIL) @Valid @Nullable
        List<LeftLocation> locationHistory) {

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

    /** Blank is none. */
    @Nullable
    String visitNumber() {
        return eprEncounterId == null || eprEncounterId.isBlank() ? null : eprEncounterId;
    }

    int scale() {
        return spo2Scale == null ? 1 : spo2Scale;
    }

    List<LeftLocation> leftLocations() {
        return Objects.requireNonNullElse(locationHistory, List.of());
    }

    private static @Nullable Instant time(@Nullable ClientTime sent) {
        return sent == null ? null : sent.at();
    }

    /** A location that the patient has left; missing times are now. */
    record LeftLocation(
            @NotNull @Size(max = 36) String locationUuid,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            ClientTime arrivedAt,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            ClientTime departedAt) {

        LocationHistory of(Encounter encounter, Instant now) {
            return new LocationHistory(
                    encounter.uuid(),
                    locationUuid,
                    Objects.requireNonNullElse(time(arrivedAt), now),
                    Objects.requireNonNullElse(time(departedAt), now));
        }
    }
}

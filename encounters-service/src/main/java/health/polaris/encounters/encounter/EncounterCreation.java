package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.encounters.history.ClientTime;
import health.polaris.encounters.history.LocationHistory;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

        @ArraySchema(schema = @Schema(implementation = LeftLocation.class))
        Field<List<@Nullable LeftLocation>> locationHistory) {

    EncounterCreation {
        List<@Nullable LeftLocation> left = locationHistory.value();
        if (locationHistory.present() && (left == null || left.contains(null))) {
            throw ApiException.invalid("location_history is not an array of locations");
        }
    }

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
        List<@Nullable LeftLocation> left = locationHistory.value();
        return left == null
                ? List.of()
                : left.stream().flatMap(Stream::ofNullable).toList();
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

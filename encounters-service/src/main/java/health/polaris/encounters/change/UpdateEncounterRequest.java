package health.polaris.encounters.change;

import health.polaris.common.json.Field;
import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.http.ClientTime;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Body of {@code PATCH /dhos/v1/encounter/{encounter_id}} (contracts/encounters.md §4.5). Null clears
 * {@code discharged_at}, {@code deleted_at} and {@code epr_encounter_id}, is ignored in {@code spo2_scale} and
 * {@code child_of_encounter_uuid}, and is refused everywhere else (E25). Other keys are refused by {@link UpdateFieldRules}.
 */
record UpdateEncounterRequest(
        Field<@NotNull @Size(max = 200) String> encounterType,
        Field<@NotNull ClientTime> admittedAt,
        Field<@NotNull @Size(max = 36) String> patientRecordUuid,
        Field<@NotNull @Size(max = 36) String> dhProductUuid,
        Field<@NotNull @Size(max = 36) String> locationUuid,
        Field<@NotNull @Size(max = 200) String> scoreSystem,
        Field<@Min(1) Integer> spo2Scale,
        Field<ClientTime> dischargedAt,
        Field<ClientTime> deletedAt,
        Field<@Size(max = 600) String> eprEncounterId,
        Field<@NotNull @Size(max = 600) String> namespace,
        Field<@Size(max = 36) String> childOfEncounterUuid) {

    /** What is asked for; null in the half that is not. */
    EarlyWarning earlyWarning() {
        return new EarlyWarning(scoreSystem.value(), spo2Scale.value());
    }
}

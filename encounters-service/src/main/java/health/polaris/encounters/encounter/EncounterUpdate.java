package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import health.polaris.common.json.Field;
import health.polaris.encounters.history.ClientTime;
import health.polaris.encounters.history.EarlyWarning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Body of {@code PATCH /dhos/v1/encounter/{encounter_id}} (contracts/encounters.md §4.5). Null clears
 * {@code discharged_at}, {@code deleted_at} and {@code epr_encounter_id}, is ignored in {@code spo2_scale} and
 * {@code child_of_encounter_uuid}, and is refused everywhere else (E25).
 * Other keys are refused by {@link WireRules}.
 */
record EncounterUpdate(
        @Schema(implementation = String.class) Field<String> encounterType,

        @Schema(implementation = String.class, format = "date-time")
        Field<ClientTime> admittedAt,

        @Schema(implementation = String.class) Field<String> patientRecordUuid,
        @Schema(implementation = String.class) Field<String> dhProductUuid,
        @Schema(implementation = String.class) Field<String> locationUuid,
        @Schema(implementation = String.class) Field<String> scoreSystem,

        @Schema(
                types = {"integer", "null"},
                implementation = Integer.class,
                minimum = "1")
        Field<Integer> spo2Scale,

        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                format = "date-time")
        Field<ClientTime> dischargedAt,

        @Schema(
                types = {"string", "null"},
                implementation = String.class,
                format = "date-time")
        Field<ClientTime> deletedAt,

        @Schema(
                types = {"string", "null"},
                implementation = String.class)
        Field<String> eprEncounterId,

        @Schema(
                types = {"string", "null"},
                implementation = String.class)
        Field<String> childOfEncounterUuid) {

    private static final int LONGEST_ID = 36;
    private static final int LONGEST_VISIT_NUMBER = 600;

    /** @throws ApiException 400 for what the types of the fields do not say */
    void check() {
        notNullable().forEach((name, field) -> refuse(field.isNull(), name, "can not be null"));
        ids().forEach((name, field) -> refuse(longerThan(LONGEST_ID, field), name, "is longer than 36 characters"));
        refuse(longerThan(LONGEST_VISIT_NUMBER, eprEncounterId), "epr_encounter_id", "is longer than 600 characters");
        Integer scale = spo2Scale.value();
        refuse(scale != null && scale < 1, "spo2_scale", "is less than 1");
    }

    /** What is asked for; null in the half that is not. */
    EarlyWarning earlyWarning() {
        return new EarlyWarning(scoreSystem.value(), spo2Scale.value());
    }

    private Map<String, Field<?>> notNullable() {
        Map<String, Field<?>> fields = new LinkedHashMap<>();
        fields.put("encounter_type", encounterType);
        fields.put("admitted_at", admittedAt);
        fields.put("patient_record_uuid", patientRecordUuid);
        fields.put("dh_product_uuid", dhProductUuid);
        fields.put("location_uuid", locationUuid);
        fields.put("score_system", scoreSystem);
        return fields;
    }

    private Map<String, Field<String>> ids() {
        return Map.of(
                "patient_record_uuid", patientRecordUuid,
                "dh_product_uuid", dhProductUuid,
                "location_uuid", locationUuid,
                "child_of_encounter_uuid", childOfEncounterUuid);
    }

    private static boolean longerThan(int limit, Field<String> field) {
        String value = field.value();
        return value != null && value.length() > limit;
    }

    private static void refuse(boolean wrong, String name, String why) {
        if (wrong) {
            throw ApiException.invalid("%s %s".formatted(name, why));
        }
    }
}

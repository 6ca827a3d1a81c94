package health.polaris.encounters.encounter;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can change of an encounter, in the order in which a client sees it (contracts/encounters.md §2.1). */
public enum EncounterField {
    EPR_ENCOUNTER_ID(Encounter::eprEncounterId),
    ENCOUNTER_TYPE(Encounter::encounterType),
    ADMITTED_AT(Encounter::admittedAt),
    DISCHARGED_AT(Encounter::dischargedAt),
    DELETED_AT(Encounter::deletedAt),
    LOCATION_UUID(Encounter::locationUuid),
    PATIENT_UUID(Encounter::patientUuid),
    PATIENT_RECORD_UUID(encounter -> encounter.owner().patientRecordUuid()),
    SCORE_SYSTEM(encounter -> encounter.earlyWarning().scoreSystem()),
    SPO2_SCALE(Encounter::spo2Scale),
    DH_PRODUCT(encounter -> encounter.owner().productUuid()),
    CHILD_OF_ENCOUNTER_UUID(Encounter::parentUuid);

    private final Function<Encounter, @Nullable Object> value;

    EncounterField(Function<Encounter, @Nullable Object> value) {
        this.value = value;
    }

    @Nullable
    Object of(Encounter encounter) {
        return value.apply(encounter);
    }

    static Map<EncounterField, @Nullable Object> valuesOf(Encounter encounter) {
        Map<EncounterField, @Nullable Object> values = new EnumMap<>(EncounterField.class);
        for (EncounterField field : values()) {
            values.put(field, field.of(encounter));
        }
        return values;
    }
}

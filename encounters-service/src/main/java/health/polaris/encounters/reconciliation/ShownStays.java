package health.polaris.encounters.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open stays of some wards, and those that bear some numbers wherever they are. Numbers stay with the record that brought
 * them, so that those of all records that became part of a patient's, one after the other, are the patient's.
 */
@Component
record ShownStays(JdbcClient database, JsonMapper json) {

    private static final String READ = """
            with recursive place (uuid, code, ward) as (
              select uuid, ods_code, ods_code from epr_location where parent_uuid is null
              union
              select child.uuid, child.ods_code, place.ward from epr_location child join place on child.parent_uuid = place.uuid),
            holder (uuid, parent_uuid) as (
              select patient.uuid, patient.parent_uuid
              from patient_identifier number join epr_patient patient on patient.uuid = number.patient_uuid
              where number.value = any(:numbers)
              union
              select parent.uuid, parent.parent_uuid from epr_patient parent join holder on parent.uuid = holder.parent_uuid),
            asked as (
              select uuid from encounter
              where location_uuid in (select uuid from place where ward = any(:wards))
                and open and parent_uuid is null
              union
              select uuid from encounter where epr_encounter_id = any(:visits) and open and parent_uuid is null
              union
              select uuid from encounter
              where patient_uuid in (select uuid from holder) and open and parent_uuid is null),
            merged (top, uuid) as (
              select distinct encounter.patient_uuid, encounter.patient_uuid from asked join encounter using (uuid)
              union
              select merged.top, child.uuid from epr_patient child join merged on child.parent_uuid = merged.uuid),
            led as (
              select merged.top, json_agg(json_build_array(number.kind, number.namespace, number.value)) as numbers
              from merged join patient_identifier number on number.patient_uuid = merged.uuid
              group by merged.top)
            select encounter.uuid, encounter.patient_uuid, encounter.epr_encounter_id, encounter.epr_encounter_namespace,
              encounter.encounter_type, patient.hospital_number, patient.nhs_number, place.code, place.ward,
              encounter.location_uuid, led.numbers
            from asked join encounter using (uuid)
              left join led on led.top = encounter.patient_uuid
              left join epr_patient patient on patient.uuid = encounter.patient_uuid
              left join place on place.uuid = encounter.location_uuid
            order by place.code, encounter.uuid
            """;

    /** A number that leads to a patient. */
    record Number(String kind, String namespace, String value) {

        /** NHS numbers have one namespace. */
        List<String> key() {
            return List.of(kind, kind.equals("MRN") ? namespace : "", value);
        }
    }

    /**
     * A stay as it is shown.
     *
     * @param place code, or the uuid of a place that the directory does not know
     * @param ward null for a place that the directory does not know
     * @param numbers all that lead to the patient
     */
    record ShownStay(
            String uuid,
            String patientUuid,
            @Nullable String visitNumber,
            String namespace,
            @Nullable String encounterType,
            @Nullable String mrn,
            @Nullable String nhsNumber,
            String place,
            @Nullable String ward,
            Set<Number> numbers) {

        /** Whether every number of a person that is said leads to this one. */
        boolean bears(SaidStay line) {
            return ShownStays.numbers(line).stream().allMatch(this::isBorne);
        }

        /** Whether none of them does. */
        boolean isOfSomebodyElse(SaidStay line) {
            return ShownStays.numbers(line).stream().noneMatch(this::isBorne);
        }

        private boolean isBorne(Number said) {
            return numbers.stream().anyMatch(number -> number.key().equals(said.key()));
        }

        ReconciliationResponse.StayShown told() {
            return new ReconciliationResponse.StayShown(
                    uuid,
                    patientUuid,
                    visitNumber,
                    namespace.isEmpty() ? null : namespace,
                    mrn,
                    nhsNumber,
                    ward,
                    place,
                    encounterType);
        }
    }

    /** The MRN first. */
    static List<Number> numbers(SaidStay line) {
        List<Number> numbers = new ArrayList<>();
        if (line.mrn() != null) {
            numbers.add(new Number("MRN", line.namespaceOrShared(), line.mrn()));
        }
        if (line.nhsNumber() != null) {
            numbers.add(new Number("NHS_NUMBER", "", line.nhsNumber().replaceAll("[ -]", "")));
        }
        return numbers;
    }

    List<ShownStay> of(Set<String> wards, Collection<SaidStay> said) {
        return database.sql(READ)
                .param("wards", wards.toArray(String[]::new))
                .param(
                        "visits",
                        said.stream()
                                .map(SaidStay::visitNumber)
                                .filter(Objects::nonNull)
                                .toArray(String[]::new))
                .param(
                        "numbers",
                        said.stream()
                                .flatMap(line -> numbers(line).stream())
                                .map(Number::value)
                                .toArray(String[]::new))
                .query((row, _) -> stay(row))
                .list();
    }

    private ShownStay stay(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new ShownStay(
                row.getString("uuid"),
                row.getString("patient_uuid"),
                row.getString("epr_encounter_id"),
                row.getString("epr_encounter_namespace"),
                row.getString("encounter_type"),
                row.getString("hospital_number"),
                row.getString("nhs_number"),
                code == null ? row.getString("location_uuid") : code,
                row.getString("ward"),
                numbers(row.getString("numbers")));
    }

    private Set<Number> numbers(@Nullable String texts) {
        Set<Number> numbers = new HashSet<>();
        if (texts != null) {
            for (JsonNode number : json.readTree(texts)) {
                numbers.add(new Number(
                        number.get(0).asString(),
                        number.get(1).asString(),
                        number.get(2).asString()));
            }
        }
        return numbers;
    }
}

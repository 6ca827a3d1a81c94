package health.polaris.encounters.fact.row;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.location.LocationDirectory;
import health.polaris.eventbus.contract.EncounterChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what the fold knows of encounters; score system, scale, parents that clients gave, and the time at which a row
 * was made stay.
 */
@Component
record EncounterRows(JdbcClient jdbc, LocationDirectory directory) {
    /** Rows of an earlier release, whose rules gave a visit number to another row than today's. */
    private static final String HOLDERS = """
            select encounter.uuid, encounter.patient_uuid, said.bearer
            from %s
            join encounter on encounter.epr_encounter_id = said.number
                and encounter.epr_encounter_namespace = said.namespace
            where encounter.deleted_at is null and encounter.uuid <> said.bearer
            """;

    /** First of all: what vanished is deleted, and visit numbers that another row is to bear are free. */
    private static final String RELEASE = """
            update encounter
            set epr_encounter_id = case when said.deleted then epr_encounter_id end,
                deleted_at = case when said.deleted then coalesce(deleted_at, now()) else deleted_at end,
                modified = now(), modified_by_ = :caller, version = version + 1
            from %s
            where encounter.uuid = said.uuid and not (said.deleted and deleted_at is not null)
            returning encounter.uuid, encounter.patient_uuid
            """;

    /** The record of somebody else owns it now; to whom it belonged is remembered. */
    private static final String HAND_OVER = """
            update encounter
            set merge_history = merge_history || jsonb_build_object('record_uuid',
                    encounter.patient_record_uuid, 'patient_uuid', encounter.patient_uuid,
                    'message_uuid', said.message),
                patient_uuid = patient.uuid, patient_record_uuid = patient.record_uuid,
                dh_product_uuid = patient.product_uuid,
                modified = now(), modified_by_ = :caller, version = encounter.version + 1
            from %s join epr_patient patient on patient.uuid = said.patient_uuid
            where encounter.uuid = said.uuid and encounter.patient_uuid <> patient.uuid
            returning encounter.uuid, encounter.patient_uuid
            """;

    private static final String WRITE = """
            insert into encounter (uuid, epr_encounter_id, epr_encounter_namespace, encounter_type, admitted_at,
                discharged_at, deleted_at, location_uuid, expected_discharge_at, departing_since, arriving_since,
                patient_uuid, patient_record_uuid, dh_product_uuid, score_system, spo2_scale,
                created, created_by_, modified, modified_by_, version)
            select said.uuid, visit_number, namespace, type, admitted_at, discharged_at, said.deleted_at, location,
                expected_discharge_at, departing_since, arriving_since, coalesce(patient_uuid, ''),
                coalesce(patient.record_uuid, patient_uuid, ''), coalesce(patient.product_uuid, ''), score_system, 1,
                now(), :caller, now(), :caller, 0
            from %s left join epr_patient patient on patient.uuid = said.patient_uuid
            order by said.uuid
            on conflict (uuid) do update
            set epr_encounter_id = excluded.epr_encounter_id,
                epr_encounter_namespace = excluded.epr_encounter_namespace, encounter_type = excluded.encounter_type,
                admitted_at = excluded.admitted_at, discharged_at = excluded.discharged_at,
                deleted_at = excluded.deleted_at, location_uuid = excluded.location_uuid,
                expected_discharge_at = excluded.expected_discharge_at, departing_since = excluded.departing_since,
                arriving_since = excluded.arriving_since,
                modified = excluded.modified, modified_by_ = excluded.modified_by_, version = encounter.version + 1
            where (encounter.epr_encounter_id, encounter.epr_encounter_namespace, encounter.encounter_type,
                    encounter.admitted_at, encounter.discharged_at, encounter.deleted_at, encounter.location_uuid,
                    encounter.expected_discharge_at, encounter.departing_since, encounter.arriving_since)
                is distinct from (excluded.epr_encounter_id, excluded.epr_encounter_namespace, excluded.encounter_type,
                    excluded.admitted_at, excluded.discharged_at, excluded.deleted_at, excluded.location_uuid,
                    excluded.expected_discharge_at, excluded.departing_since, excluded.arriving_since)
            returning encounter.uuid, encounter.patient_uuid
            """;

    /** {@return what was changed} */
    List<EncounterChanged> write(List<GroupDifference> differences, Places places) {
        List<EncounterChanged> changed = new ArrayList<>(release(differences));
        changed.addAll(handOver(differences));
        changed.addAll(writeShown(differences, places));
        return changed;
    }

    /** {@return the differences from what the rows say, where another one has a number that is to be borne} */
    List<GroupDifference> butAsFound(List<GroupDifference> differences) {
        List<Map.Entry<String, Identifier>> asked = differences.stream()
                .flatMap(difference -> difference.asked().entrySet().stream())
                .toList();
        if (asked.isEmpty()) {
            return differences;
        }
        Columns<Map.Entry<String, Identifier>> columns = Columns.of(asked)
                .text("bearer", Map.Entry::getKey)
                .text("number", each -> each.getValue().value())
                .text("namespace", each -> each.getValue().namespace());
        List<GroupDifference.Holder> found = jdbc.sql(HOLDERS.formatted(columns.table()))
                .params(columns.values())
                .query((row, _) -> new GroupDifference.Holder(
                        row.getString("uuid"), row.getString("patient_uuid"), row.getString("bearer")))
                .list();
        return found.isEmpty()
                ? differences
                : differences.stream().map(each -> each.but(found)).toList();
    }

    private List<EncounterChanged> release(List<GroupDifference> differences) {
        List<Map.Entry<String, Boolean>> released = differences.stream()
                .flatMap(difference -> difference.released().entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .toList();
        return update(
                RELEASE, Columns.of(released).text("uuid", Map.Entry::getKey).bool("deleted", Map.Entry::getValue));
    }

    private record Owned(EncounterRow row, String message) {}

    private List<EncounterChanged> handOver(List<GroupDifference> differences) {
        List<Owned> owned = differences.stream()
                .flatMap(difference -> difference.encounters().stream()
                        .filter(change -> isHandedOver(change.before(), change.after()))
                        .map(change -> new Owned(Objects.requireNonNull(change.after()), difference.lastFact())))
                .sorted(Comparator.comparing(each -> each.row().uuid()))
                .toList();
        return update(
                HAND_OVER,
                Columns.of(owned)
                        .text("uuid", each -> each.row().uuid())
                        .text("patient_uuid", each -> each.row().patientUuid())
                        .text("message", Owned::message));
    }

    /** Also one that was not shown: a client has written it, or it was part of another one. */
    private static boolean isHandedOver(@Nullable EncounterRow before, @Nullable EncounterRow after) {
        return after != null && (before == null || !Objects.equals(before.patientUuid(), after.patientUuid()));
    }

    private record Shown(
            EncounterRow row, String location, @Nullable String scoreSystem) {}

    private List<EncounterChanged> writeShown(List<GroupDifference> differences, Places places) {
        List<EncounterRow> rows = differences.stream()
                .flatMap(difference -> RowChange.shown(difference.encounters()).stream())
                .toList();
        Map<String, String> scoreSystems = directory.scoreSystemDefaults(differences.stream()
                .flatMap(difference -> difference.encounters().stream())
                .filter(change -> change.before() == null)
                .map(change ->
                        places.uuid(Objects.requireNonNull(change.after()).location()))
                .distinct()
                .toList());
        List<Shown> shown = rows.stream()
                .map(row -> {
                    String location = places.uuid(row.location());
                    return new Shown(row, location, scoreSystems.get(location));
                })
                .toList();
        return update(
                WRITE,
                Columns.of(shown)
                        .text("uuid", each -> each.row().uuid())
                        .text("visit_number", each -> each.row().visitNumber())
                        .text("namespace", each -> each.row().namespace())
                        .text("type", each -> each.row().type())
                        .time("admitted_at", each -> each.row().admittedAt())
                        .time("discharged_at", each -> each.row().dischargedAt())
                        .time("deleted_at", each -> each.row().deletedAt())
                        .text("location", Shown::location)
                        .time("expected_discharge_at", each -> each.row().expectedDischargeAt())
                        .time("departing_since", each -> each.row().departingSince())
                        .time("arriving_since", each -> each.row().arrivingSince())
                        .text("patient_uuid", each -> each.row().patientUuid())
                        .text("score_system", Shown::scoreSystem));
    }

    private List<EncounterChanged> update(String sql, Columns<?> columns) {
        return columns.isEmpty()
                ? List.of()
                : jdbc.sql(sql.formatted(columns.table()))
                        .params(columns.values())
                        .param("caller", CurrentCaller.get().id())
                        .query((row, _) -> new EncounterChanged(row.getString("uuid"), row.getString("patient_uuid")))
                        .list();
    }
}

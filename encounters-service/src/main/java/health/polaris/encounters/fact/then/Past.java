package health.polaris.encounters.fact.then;

import health.polaris.encounters.fact.row.EncounterRow;
import health.polaris.encounters.fact.row.GroupRows;
import health.polaris.encounters.fact.row.PatientRow;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.view.LocationRow;
import health.polaris.encounters.location.LocationCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was true at a time, as rows for a statement to put over those of today.
 *
 * @param groups each as it was then, and as it is today
 * @param untold uuids of encounters of which no fact speaks
 */
public record Past(List<Turned> groups, Set<String> untold) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The rows of a group. */
    record Turned(GroupRows then, GroupRows now) {

        /**
         * The row of today that has what is no matter of facts: the stay's own, else that of the stay which it is one with today.
         * Null when today there is no such stay at all.
         */
        private @Nullable String rowOf(EncounterRow stay) {
            if (now.encounters().containsKey(stay.uuid())) {
                return stay.uuid();
            }
            String whole = now.parents().get(stay.uuid());
            return whole != null || stay.number() == null
                    ? whole
                    : now.bearers().get(stay.number());
        }
    }

    /** Codes of all places that somebody was at. */
    public List<String> codes() {
        return groups.stream()
                .flatMap(group -> Stream.of(group.then(), group.now()))
                .flatMap(rows -> rows.encounters().values().stream())
                .flatMap(stay -> Stream.concat(
                        Stream.of(stay.location()), stay.left().stream().map(LocationRow::location)))
                .flatMap(location -> Stream.ofNullable(code(location)))
                .distinct()
                .toList();
    }

    /**
     * Columns of {@code encounter} that facts decide, with the uuid of today's row to put them over.
     *
     * @param places uuids by code; a place that was never shown has none: then it is its code
     */
    public String encounters(Map<String, String> places) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (Turned group : groups) {
            group.then().encounters().values().forEach(stay -> {
                String row = group.rowOf(stay);
                if (row != null) {
                    rows.add(Map.of("stored", row, "told", true, "fields", fields(group, stay, row, places)));
                }
            });
            group.then().parents().forEach((part, whole) -> {
                if (group.now().encounters().containsKey(part)) {
                    rows.add(Map.of("stored", part, "told", true, "fields", Map.of("parent_uuid", whole)));
                }
            });
        }
        untold.forEach(uuid -> rows.add(Map.of("stored", uuid, "told", false, "fields", Map.of())));
        return JSON.writeValueAsString(rows);
    }

    private static Map<String, @Nullable Object> fields(
            Turned group, EncounterRow stay, String row, Map<String, String> places) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("uuid", stay.uuid());
        fields.put("epr_encounter_id", stay.visitNumber());
        fields.put("epr_encounter_namespace", stay.namespace());
        fields.put("encounter_type", stay.type());
        fields.put("admitted_at", time(stay.admittedAt()));
        fields.put("discharged_at", time(stay.dischargedAt()));
        fields.put("open_until", stay.dischargedAt() == null ? "infinity" : time(stay.dischargedAt()));
        fields.put("open", stay.dischargedAt() == null && stay.deletedAt() == null);
        fields.put("deleted_at", time(stay.deletedAt()));
        fields.put("expected_discharge_at", time(stay.expectedDischargeAt()));
        fields.put("location_uuid", place(stay.location(), places));
        if (stay.patientUuid() != null) {
            fields.put("patient_uuid", stay.patientUuid());
        }
        if (!row.equals(stay.uuid()) || group.now().parents().containsKey(stay.uuid())) {
            fields.put("parent_uuid", null);
        }
        return fields;
    }

    /**
     * Rows of {@code location_history}: the places that had been left then, and those that have been today, which tell what the fold
     * knows nothing of from what it knows: a client may have given rows with an encounter.
     */
    public String moves(Map<String, String> places) {
        List<Map<String, ?>> moves = new ArrayList<>();
        groups.forEach(group -> {
            group.then().encounters().values().forEach(stay -> moves.addAll(moves(stay, places, true)));
            group.now().encounters().values().forEach(stay -> moves.addAll(moves(stay, places, false)));
        });
        return JSON.writeValueAsString(moves);
    }

    private static List<Map<String, ?>> moves(EncounterRow stay, Map<String, String> places, boolean then) {
        List<Map<String, ?>> moves = new ArrayList<>();
        for (LocationRow left : stay.left()) {
            Map<String, @Nullable Object> move = new HashMap<>();
            move.put("encounter_uuid", stay.uuid());
            move.put("location_uuid", place(left.location(), places));
            move.put("arrived_at", time(left.arrivedAt()));
            move.put("departed_at", time(left.departedAt()));
            move.put("ordinal", moves.size());
            move.put("was", then);
            moves.add(move);
        }
        return moves;
    }

    /** Whether a fact speaks of the patient, at whatever time; of others the row of today holds. */
    public boolean tellsOf(String patient) {
        return groups.stream()
                .anyMatch(group -> group.then().patients().containsKey(patient)
                        || group.now().patients().containsKey(patient));
    }

    /** Columns of {@code epr_patient} that facts decide. */
    public String patients() {
        return JSON.writeValueAsString(groups.stream()
                .flatMap(group -> group.then().patients().values().stream())
                .map(patient -> Map.of("uuid", patient.uuid(), "fields", fields(patient)))
                .toList());
    }

    private static Map<String, @Nullable Object> fields(PatientRow patient) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("parent_uuid", patient.parentUuid());
        fields.put("hospital_number", patient.mrn());
        fields.put("hospital_number_namespace", patient.mrnNamespace());
        fields.put("nhs_number", patient.nhsNumber());
        fields.put("first_name", patient.firstName());
        fields.put("last_name", patient.lastName());
        fields.put("other_names", patient.otherNames());
        fields.put("sex", patient.sex());
        fields.put("dob", patient.dob());
        fields.put("dob_partial", patient.dobPartial());
        fields.put("dod", patient.dod());
        fields.put("dod_partial", patient.dodPartial());
        fields.put("deceased", patient.deceased());
        fields.put("deleted_at", null);
        return fields;
    }

    /** Rows of {@code patient_identifier}. */
    public String numbers() {
        return JSON.writeValueAsString(groups.stream()
                .flatMap(group -> group.then().patients().values().stream())
                .flatMap(patient -> patient.identifiers().stream())
                .map(line -> Map.of(
                        "patient_uuid", line.patientUuid(),
                        "kind", line.number().kind().name(),
                        "namespace", line.number().namespace(),
                        "value", line.number().value(),
                        "standing", line.standingCode(),
                        "shown", line.shown()))
                .toList());
    }

    /** As fine as the database has it. */
    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static @Nullable String code(Location location) {
        return location instanceof Location.Coded(var ward, var bay, var bed)
                ? new LocationCode(ward, bay, bed).text()
                : null;
    }

    private static String place(Location location, Map<String, String> places) {
        return switch (location) {
            case Location.Known(String uuid) -> uuid;
            case Location.Coded _ ->
                Stream.ofNullable(code(location))
                        .map(code -> places.getOrDefault(code, code))
                        .findFirst()
                        .orElseThrow();
        };
    }
}

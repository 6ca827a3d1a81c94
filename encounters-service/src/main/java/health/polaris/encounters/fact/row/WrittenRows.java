package health.polaris.encounters.fact.row;

import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.view.Difference;
import health.polaris.encounters.location.LocationCode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows as text, by key: those that a state shows, and those that the database has. They are the same, always. */
@Component
public record WrittenRows(JdbcClient jdbc) {
    private static final String TIME = "trunc(extract(epoch from %s) * 1000000)";

    /**
     * Keys of the rows of a group that are not what its state shows, like {@code encounter 0f9e5b0e-…}; ids alone.
     * Locations that a client gave with an encounter are in its history too, and in no state.
     */
    public List<String> differing(Difference.Named state) {
        GroupRows rows = GroupRows.of(state);
        Map<String, String> stored = stored(rows);
        Map<String, String> shown = shown(rows);
        Map<String, String> parents = parents(rows.parents().keySet());
        return Stream.of(
                        shown.keySet().stream().filter(key -> !agrees(key, shown.get(key), stored.get(key))),
                        stored.keySet().stream().filter(key -> !shown.containsKey(key)),
                        parents.keySet().stream()
                                .filter(key -> !Objects.equals(
                                        parents.get(key), rows.parents().get(key)))
                                .map("parent "::concat))
                .flatMap(keys -> keys)
                // the number of a conflict is nobody's business
                .map(key -> key.split(" ")[0] + " " + key.split(" ")[1])
                .distinct()
                .toList();
    }

    private static boolean agrees(String key, @Nullable String shown, @Nullable String stored) {
        return key.startsWith("history ") && shown != null && stored != null
                ? shown.isEmpty() || List.of(stored.split(", ")).containsAll(List.of(shown.split(", ")))
                : Objects.equals(shown, stored);
    }

    static Map<String, String> shown(GroupRows rows) {
        Map<String, String> shown = new TreeMap<>();
        rows.patients().values().forEach(patient -> {
            shown.put("patient " + patient.uuid(), text(patient));
            patient.identifiers()
                    .forEach(each -> shown.put(
                            "number " + patient.uuid() + " " + each.number().kind() + " "
                                    + each.number().namespace() + " "
                                    + each.number().value(),
                            joined(each.standingCode(), each.shown())));
        });
        rows.encounters().values().forEach(row -> {
            shown.put("encounter " + row.uuid(), text(row));
            shown.put("history " + row.uuid(), history(row));
            if (row.patientUuid() != null) { // else its row says whose it is
                shown.put("owner " + row.uuid(), row.patientUuid());
            }
        });
        rows.conflicts()
                .values()
                .forEach(row -> shown.put(
                        "conflict " + row.key(),
                        joined(row.owner(), row.firstFact(), row.lastFact(), row.stateCode())));
        return shown;
    }

    private static String text(PatientRow patient) {
        return joined(
                patient.parentUuid(),
                patient.mrn(),
                patient.mrnNamespace(),
                patient.nhsNumber(),
                patient.firstName(),
                patient.lastName(),
                patient.otherNames(),
                patient.sex(),
                patient.dob(),
                patient.dobPartial(),
                patient.dod(),
                patient.dodPartial(),
                patient.deceased());
    }

    private static String text(EncounterRow row) {
        return joined(
                row.visitNumber(),
                row.namespace(),
                row.type(),
                micros(row.admittedAt()),
                micros(row.dischargedAt()),
                micros(row.deletedAt()),
                place(row.location()),
                micros(row.expectedDischargeAt()),
                micros(row.departingSince()),
                micros(row.arrivingSince()));
    }

    private static String history(EncounterRow row) {
        return row.left().stream()
                .map(left -> joined(place(left.location()), micros(left.arrivedAt()), micros(left.departedAt())))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String place(Location location) {
        return switch (location) {
            case Location.Coded(String ward, String bay, String bed) -> new LocationCode(ward, bay, bed).text();
            case Location.Known(String uuid) -> uuid;
        };
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    private static String joined(@Nullable Object... parts) {
        return Stream.of(parts)
                .map(part -> part == null ? "-" : part.toString())
                .collect(Collectors.joining("|"));
    }

    /** All that the database has of these patients and encounters. */
    Map<String, String> stored(GroupRows rows) {
        Map<String, String> stored = new TreeMap<>();
        read(stored, "patient ", """
                select uuid as key, array_to_string(array[parent_uuid, hospital_number, hospital_number_namespace,
                    nhs_number, first_name, last_name, other_names, sex, dob::text, dob_partial, dod::text,
                    dod_partial, deceased::text], '|', '-') as text
                from epr_patient where uuid = any(?)
                """, rows.patients().keySet());
        read(stored, "number ", """
                select concat_ws(' ', patient_uuid, kind, namespace, value) as key,
                    concat_ws('|', standing, shown::text) as text
                from patient_identifier where patient_uuid = any(?)
                """, rows.patients().keySet());
        read(
                stored,
                "encounter ",
                """
                select e.uuid as key, array_to_string(array[epr_encounter_id, epr_encounter_namespace, encounter_type,
                    %s, %s, %s, coalesce(l.ods_code, location_uuid), %s, %s, %s], '|', '-') as text
                from encounter e left join epr_location l on l.uuid = e.location_uuid where e.uuid = any(?)
                """.formatted(
                                time("admitted_at"),
                                time("discharged_at"),
                                time("deleted_at"),
                                time("expected_discharge_at"),
                                time("departing_since"),
                                time("arriving_since")),
                rows.encounters().keySet());
        read(
                stored,
                "owner ",
                "select uuid as key, patient_uuid as text from encounter where uuid = any(?)",
                rows.encounters().values().stream()
                        .filter(row -> row.patientUuid() != null)
                        .map(EncounterRow::uuid)
                        .toList());
        read(
                stored,
                "history ",
                """
                select e.uuid as key, coalesce(string_agg(concat_ws('|', coalesce(l.ods_code, h.location_uuid), %1$s, %2$s),
                    ', ' order by concat_ws('|', coalesce(l.ods_code, h.location_uuid), %1$s, %2$s) collate "C"), '') as text
                from encounter e left join location_history h on h.encounter_uuid = e.uuid
                    left join epr_location l on l.uuid = h.location_uuid
                where e.uuid = any(?) group by e.uuid
                """.formatted(time("arrived_at"), time("departed_at")),
                rows.encounters().keySet());
        read(stored, "conflict ", """
                select concat_ws(' ', claimant_uuid, kind, namespace, value) as key,
                    array_to_string(array[owner_uuid, first_fact, last_fact, state], '|', '-') as text
                from patient_conflict where claimant_uuid = any(?)
                """, rows.patients().keySet());
        return stored;
    }

    private static String time(String column) {
        return TIME.formatted(column) + "::bigint::text";
    }

    private void read(Map<String, String> stored, String kind, String sql, Collection<String> uuids) {
        jdbc.sql(sql).param(uuids.toArray(String[]::new)).query(row -> {
            stored.put(kind + row.getString("key"), row.getString("text"));
        });
    }

    /** Parents of encounters that the database has, of these. */
    Map<String, String> parents(Collection<String> uuids) {
        Map<String, String> parents = new TreeMap<>();
        jdbc.sql("select uuid, coalesce(parent_uuid, '') as parent from encounter where uuid = any(?)")
                .param(uuids.toArray(String[]::new))
                .query(row -> {
                    parents.put(row.getString("uuid"), row.getString("parent"));
                });
        return parents;
    }
}

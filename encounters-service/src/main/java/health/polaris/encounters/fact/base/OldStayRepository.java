package health.polaris.encounters.fact.base;

import static health.polaris.encounters.fact.base.OldPatientRepository.time;

import health.polaris.encounters.fold.fact.Location;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads encounters and their location histories as they were before facts were kept. */
@Component
record OldStayRepository(JdbcClient jdbc) {
    List<OldStay> stays(Collection<String> uuids) {
        String[] keys = uuids.toArray(String[]::new);
        Map<String, Location> locations = locations(keys);
        Map<String, List<OldStay.Left>> left = left(keys, locations);
        return jdbc.sql("""
                        select uuid, epr_encounter_id, encounter_type, coalesce(admitted_at, created) as admitted_at,
                            discharged_at, deleted_at, patient_uuid, parent_uuid is not null as child,
                            array(select entry ->> 'patient_uuid'
                                  from jsonb_array_elements(merge_history) with ordinality as history (entry, position)
                                  order by position) as merged_from,
                            location_uuid, created, modified
                        from encounter where uuid = any(:uuids::text[]) order by created, uuid
                        """)
                .param("uuids", keys)
                .query((row, _) -> stay(row, locations, left))
                .list();
    }

    private static OldStay stay(ResultSet row, Map<String, Location> locations, Map<String, List<OldStay.Left>> left)
            throws SQLException {
        return new OldStay(
                row.getString("uuid"),
                row.getString("epr_encounter_id"),
                row.getString("encounter_type"),
                Objects.requireNonNull(time(row, "admitted_at")),
                time(row, "discharged_at"),
                time(row, "deleted_at"),
                row.getString("patient_uuid"),
                row.getBoolean("child"),
                texts(row.getArray("merged_from")),
                at(locations, row.getString("location_uuid")),
                left.getOrDefault(row.getString("uuid"), List.of()),
                Objects.requireNonNull(time(row, "created")),
                Objects.requireNonNull(time(row, "modified")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Location at(Map<String, Location> locations, String uuid) {
        Location location = locations.get(uuid);
        return location == null ? new Location.Known(uuid) : location;
    }

    private Map<String, List<OldStay.Left>> left(String[] uuids, Map<String, Location> locations) {
        Map<String, List<OldStay.Left>> left = new HashMap<>();
        jdbc.sql("""
                        select encounter_uuid, location_uuid, arrived_at, departed_at from location_history
                        where encounter_uuid = any(:uuids::text[]) order by arrived_at nulls first, departed_at, ordinal, created, uuid
                        """).param("uuids", uuids).query(row -> {
            left.computeIfAbsent(row.getString("encounter_uuid"), _ -> new ArrayList<>())
                    .add(new OldStay.Left(
                            at(locations, row.getString("location_uuid")),
                            time(row, "arrived_at"),
                            time(row, "departed_at")));
        });
        return left;
    }

    /** Places that messages named have codes; a message that names one of them again moves nobody. */
    private Map<String, Location> locations(String[] encounters) {
        Set<OldLocation> rows = new HashSet<>();
        jdbc.sql("""
                        with recursive named as (
                            select uuid, ods_code, location_type, parent_uuid from epr_location where uuid in (
                                select location_uuid from encounter where uuid = any(:uuids::text[])
                                union
                                select location_uuid from location_history where encounter_uuid = any(:uuids::text[]))
                            union
                            select parent.uuid, parent.ods_code, parent.location_type, parent.parent_uuid
                            from epr_location parent join named on parent.uuid = named.parent_uuid)
                        select uuid, ods_code, location_type, parent_uuid from named
                        """).param("uuids", encounters).query(row -> {
            rows.add(new OldLocation(
                    row.getString("uuid"),
                    row.getString("ods_code"),
                    row.getString("location_type"),
                    row.getString("parent_uuid")));
        });
        return OldLocation.coded(rows);
    }
}

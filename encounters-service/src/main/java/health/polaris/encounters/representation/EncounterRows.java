package health.polaris.encounters.representation;

import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns that a representation needs, and how one is made of them: an encounter comes with both of its histories in
 * one statement, and passes by Hibernate, which would keep a copy of each to compare it with.
 */
@Component
public class EncounterRows {

    private static final String COMPACT = """
            select e.uuid, e.epr_encounter_id, e.admitted_at, e.discharged_at, e.deleted_at, e.location_uuid,
              e.patient_record_uuid, e.patient_uuid, e.created, e.created_by_, e.modified, e.modified_by_,
              e.change_position
            """;

    private static final String FULL = """
            select e.uuid, e.epr_encounter_id, e.admitted_at, e.discharged_at, e.deleted_at, e.location_uuid,
              e.patient_record_uuid, e.patient_uuid, e.created, e.created_by_, e.modified, e.modified_by_,
              e.change_position, e.encounter_type, e.score_system, coalesce(e.spo2_scale, 1) as spo2_scale,
              e.dh_product_uuid, e.parent_uuid,
              (select json_agg(json_build_object('location_uuid', h.location_uuid, 'arrived_at', h.arrived_at,
                   'departed_at', h.departed_at, 'created_at', h.created) order by h.arrived_at, h.created, h.uuid)
                 from location_history h where h.encounter_uuid = e.uuid) as location_history,
              (select json_agg(json_build_object('uuid', h.uuid, 'score_system', h.score_system,
                   'previous_score_system', h.previous_score_system, 'spo2_scale', h.spo2_scale,
                   'previous_spo2_scale', h.previous_spo2_scale, 'changed_time', h.changed_time,
                   'created_by', h.created_by_, 'changed_by', h.created_by_) order by h.changed_time, h.created, h.uuid)
                 from score_system_history h where h.encounter_uuid = e.uuid) as score_system_history
            """;

    private static final TypeReference<List<LocationStay>> STAYS = new TypeReference<>() {};
    private static final TypeReference<List<ScoreSystemChange>> SCORES = new TypeReference<>() {};

    private final JsonMapper json;

    EncounterRows(JsonMapper json) {
        this.json = json;
    }

    /** What is selected of the encounter {@code e}; the statement goes on with {@code from}. */
    public static String select(EncounterForm form) {
        return form.compact() ? COMPACT : FULL;
    }

    /** A row of {@link #select}. */
    public EncounterResponse read(ResultSet row, EncounterForm form) throws SQLException {
        return form.compact() ? compact(row, form) : full(row, form);
    }

    private static CompactEncounter compact(ResultSet row, EncounterForm form) throws SQLException {
        boolean expanded = form.expanded();
        return new CompactEncounter(
                row.getString("uuid"),
                row.getString("epr_encounter_id"),
                time(row, "admitted_at"),
                time(row, "discharged_at"),
                time(row, "deleted_at"),
                row.getString("location_uuid"),
                row.getString("patient_record_uuid"),
                row.getString("patient_uuid"),
                expanded ? time(row, "created") : null,
                expanded ? row.getString("created_by_") : null,
                expanded ? time(row, "modified") : null,
                expanded ? row.getString("modified_by_") : null);
    }

    FullEncounter full(ResultSet row, EncounterForm form) throws SQLException {
        boolean expanded = form.expanded();
        return new FullEncounter(
                row.getString("uuid"),
                row.getString("epr_encounter_id"),
                row.getString("encounter_type"),
                time(row, "admitted_at"),
                time(row, "discharged_at"),
                time(row, "deleted_at"),
                row.getString("location_uuid"),
                row.getString("patient_uuid"),
                row.getString("patient_record_uuid"),
                row.getString("score_system"),
                row.getInt("spo2_scale"),
                List.of(new FullEncounter.Product(row.getString("dh_product_uuid"))),
                time(row, "created"),
                history(row.getString("score_system_history"), SCORES),
                history(row.getString("location_history"), STAYS),
                row.getString("parent_uuid"),
                null,
                expanded ? row.getString("created_by_") : null,
                expanded ? time(row, "modified") : null,
                expanded ? row.getString("modified_by_") : null);
    }

    /** Null, when there is no history row, spares most encounters the parsing. */
    private <T> List<T> history(@Nullable String rows, TypeReference<List<T>> type) {
        return rows == null ? List.of() : json.readValue(rows, type);
    }

    @SuppressWarnings("NullAway") // The columns that a representation always has are never null.
    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

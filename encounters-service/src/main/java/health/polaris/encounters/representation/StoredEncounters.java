package health.polaris.encounters.representation;

import health.polaris.common.audit.AuditResponse;
import health.polaris.encounters.history.LocationStay;
import health.polaris.encounters.history.ScoreSystemChange;
import health.polaris.web.request.ListBound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads encounters, without a transaction where there is none: a statement sees one moment anyway. */
@Component
public class StoredEncounters {

    private static final String REMEDY = "ask for fewer patients or locations, or for changes with limit";

    private final JdbcClient database;
    private final ObjectReader locationHistory;
    private final ObjectReader scoreSystemHistory;

    StoredEncounters(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.locationHistory = json.readerFor(new TypeReference<List<LocationStay>>() {});
        this.scoreSystemHistory = json.readerFor(new TypeReference<List<ScoreSystemChange>>() {});
    }

    /**
     * @param form decides whether histories are read
     * @throws health.polaris.common.error.ApiException 400 when they are more than one answer lists
     */
    public List<StoredEncounter> read(EncounterStatement statement, Map<String, ?> parameters, EncounterForm form) {
        ListBound bound = new ListBound(REMEDY);
        return database.sql(form.compact() ? statement.compact() : statement.full())
                .withMaxRows(ListBound.ASKED)
                .params(parameters)
                .query((row, number) -> form.compact() ? withoutHistories(row, bound) : withHistories(row, bound))
                .list();
    }

    private static StoredEncounter withoutHistories(ResultSet row, ListBound bound) throws SQLException {
        bound.count(0);
        return encounter(row, false, List.of(), List.of());
    }

    private StoredEncounter withHistories(ResultSet row, ListBound bound) throws SQLException {
        String scores = row.getString("score_system_history");
        String locations = row.getString("location_history");
        bound.count(length(scores) + length(locations));
        return encounter(
                row, row.getBoolean("is_parent"), list(scoreSystemHistory, scores), list(locationHistory, locations));
    }

    private static int length(@Nullable String json) {
        return json == null ? 0 : json.length();
    }

    private static <T> List<T> list(ObjectReader reader, @Nullable String json) {
        return json == null ? List.of() : reader.readValue(json);
    }

    private static StoredEncounter encounter(
            ResultSet row, boolean isParent, List<ScoreSystemChange> scores, List<LocationStay> locations)
            throws SQLException {
        AuditResponse audit = AuditResponse.of(row);
        return new StoredEncounter(
                audit.uuid(),
                row.getString("epr_encounter_id"),
                row.getString("epr_encounter_namespace"),
                row.getString("encounter_type"),
                admission(row),
                time(row, "discharged_at"),
                time(row, "deleted_at"),
                time(row, "expected_discharge_at"),
                row.getString("location_uuid"),
                row.getString("patient_uuid"),
                row.getString("patient_record_uuid"),
                row.getString("score_system"),
                row.getInt("spo2_scale"),
                row.getString("dh_product_uuid"),
                row.getString("parent_uuid"),
                audit.created(),
                audit.createdBy(),
                audit.modified(),
                audit.modifiedBy(),
                row.getLong("change_position"),
                isParent,
                scores,
                locations);
    }

    /** The table does not demand it, but every encounter has one. */
    @SuppressWarnings("NullAway")
    private static Instant admission(ResultSet row) throws SQLException {
        return time(row, "admitted_at");
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

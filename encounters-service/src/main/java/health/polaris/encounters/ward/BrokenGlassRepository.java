package health.polaris.encounters.ward;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose stays were opened to whom. */
@Component
record BrokenGlassRepository(JdbcClient database) {

    private static final String PLACES_OF = """
            select distinct location_uuid from encounter
            where patient_uuid = :patient and deleted_at is null and open_until > now() - interval '24 hours'
            union
            select past.location_uuid from encounter join location_history past on past.encounter_uuid = encounter.uuid
            where patient_uuid = :patient and deleted_at is null and past.departed_at > now() - interval '24 hours'
            order by 1
            """;

    private static final String PAGE = """
            select uuid, clinician_id, patient_uuid, reason, location_uuids, opened_at, until from broken_glass
            where (:everything or location_uuids && cast(:places as varchar[]) or clinician_id = :clinician)
              and (cast(:before as varchar) is null
                   or (opened_at, uuid) < (select opened_at, uuid from broken_glass where uuid = :before))
            order by opened_at desc, uuid desc
            limit :limit
            """;

    boolean hasStays(String patient) {
        return database.sql("select exists (select from encounter where patient_uuid = ?)")
                .param(patient)
                .query(Boolean.class)
                .single();
    }

    List<String> placesOf(String patient) {
        return List.copyOf(database.sql(PLACES_OF)
                .param("patient", patient)
                .query(String.class)
                .list());
    }

    void add(BrokenGlass glass) {
        database.sql("""
                        insert into broken_glass (uuid, clinician_id, patient_uuid, reason, location_uuids, opened_at, until)
                        values (:uuid, :clinician, :patient, :reason, :places, :opened, :until)
                        """)
                .params(Map.of(
                        "uuid", glass.uuid(),
                        "clinician", glass.clinicianId(),
                        "patient", glass.patientUuid(),
                        "reason", glass.reason(),
                        "places", glass.locationUuids().toArray(String[]::new),
                        "opened", glass.openedAt().atOffset(ZoneOffset.UTC),
                        "until", glass.until().atOffset(ZoneOffset.UTC)))
                .update();
    }

    /** Newest first: those of the wards within reach, and the caller's own. */
    List<BrokenGlass> page(Reach reach, @Nullable String before, int limit) {
        return database.sql(PAGE)
                .params(reach.with(Map.of("everything", reach.everything(), "limit", limit)))
                .param("before", before)
                .query((row, _) -> new BrokenGlass(
                        row.getString("uuid"),
                        row.getString("clinician_id"),
                        row.getString("patient_uuid"),
                        row.getString("reason"),
                        texts(row.getArray("location_uuids")),
                        time(row, "opened_at"),
                        time(row, "until")))
                .list();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

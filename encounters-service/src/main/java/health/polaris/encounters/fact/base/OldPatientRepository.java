package health.polaris.encounters.fact.base;

import health.polaris.encounters.fold.fact.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the directory as it was before facts were kept, and what the last messages were then. */
@Component
record OldPatientRepository(JdbcClient jdbc) {
    List<OldPatient> patients(Collection<String> uuids) {
        return jdbc.sql("""
                        select uuid, nhs_number, hospital_number, first_name, last_name, dob, dod, sex, parent_uuid,
                            created, modified
                        from epr_patient where uuid = any(:uuids::text[]) order by created, uuid
                        """)
                .param("uuids", uuids.toArray(String[]::new))
                .query((row, _) -> new OldPatient(
                        row.getString("uuid"),
                        row.getString("nhs_number"),
                        row.getString("hospital_number"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getObject("dob", LocalDate.class),
                        row.getObject("dod", LocalDate.class),
                        row.getString("sex"),
                        row.getString("parent_uuid"),
                        Objects.requireNonNull(time(row, "created")),
                        Objects.requireNonNull(time(row, "modified"))))
                .list();
    }

    /**
     * By uuid of the patient or encounter, the last message that spoke of it. Times ahead of now are no times of
     * messages: whatever comes from now on would be older.
     */
    Map<String, Place> lastMessages(Collection<String> patients, Collection<String> encounters) {
        Map<String, Place> last = new HashMap<>();
        jdbc.sql("""
                        select uuid, sent_at, sequence from (
                            select patient_uuid as uuid, sent_at, sequence from epr_patient_recency
                            where patient_uuid = any(:patients::text[])
                            union all
                            select encounter_uuid, said.sent_at, said.sequence from encounter_recency
                            cross join lateral (values (stay_sent_at, stay_sequence),
                                (discharge_sent_at, discharge_sequence), (existence_sent_at, existence_sequence))
                                as said (sent_at, sequence)
                            where encounter_uuid = any(:encounters::text[])) messages
                        where sent_at <= now()
                        """)
                .param("patients", patients.toArray(String[]::new))
                .param("encounters", encounters.toArray(String[]::new))
                .query(row -> {
                    Place place = Place.of(Objects.requireNonNull(time(row, "sent_at")), row.getLong("sequence"));
                    last.merge(row.getString("uuid"), place, (one, other) -> one.isBehind(other) ? one : other);
                });
        return last;
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

package health.polaris.messages.patientward;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which patients belong to a location: those who have written to it, or about whom an alert came to it, and those whom a
 * system has put there. What a ward writes to somebody, or somebody else writes in the patient's name, makes nobody its
 * patient, or one message would open everything else that the patient writes.
 */
@Repository
public class PatientWards {

    private static final String IS_PATIENT_OF = """
            select exists (select from message
                           where sender = :id and sender_type = 'patient'
                             and receiver = any (:locations) and receiver_type = 'location'
                             and deleted is null and not in_anothers_name)
                or exists (select from patient_location where patient_id = :id and location_id = any (:locations))
            """;

    private static final String WARDS_OF = """
            select location_id from patient_location where patient_id = :id
            union
            select receiver from message
            where sender = :id and sender_type = 'patient' and receiver_type = 'location'
              and deleted is null and not in_anothers_name
            """;

    /**
     * Whose id it is, if not a patient's; the first is the rarest. As what somebody writes is verified, as what somebody is
     * written to is the writer's to choose: one message would shut a patient out.
     */
    private static final String IS_NO_PATIENT = """
            select exists (select from clinician_login where clinician_id = :id or :id = any (locations))
                or exists (select from device where uuid = :id or location_id = :id)
                or exists (select from patient_location where location_id = :id)
                or exists (select from message where sender = :id and sender_type <> 'patient'
                                                 and deleted is null and not in_anothers_name)
            """;

    private final JdbcClient database;

    PatientWards(JdbcClient database) {
        this.database = database;
    }

    public boolean isPatientOf(String id, Set<String> locations) {
        return !locations.isEmpty()
                && database.sql(IS_PATIENT_OF)
                        .param("id", id)
                        .param("locations", new SqlArrayValue("varchar", locations.toArray()))
                        .query(Boolean.class)
                        .single();
    }

    /** Ids of the patient's locations. */
    public Set<String> of(String patientId) {
        return Set.copyOf(database.sql(WARDS_OF)
                .param("id", patientId)
                .query(String.class)
                .list());
    }

    /** Whether the id is a clinician's, a device's or a location's, as far as this service knows. */
    public boolean isNoPatient(String id) {
        return database.sql(IS_NO_PATIENT).param("id", id).query(Boolean.class).single();
    }

    /** The patient belongs to these locations from now on, and to no others but those that the patient writes to. */
    @Transactional
    public void put(String patientId, Collection<String> locations) {
        database.sql("delete from patient_location where patient_id = ? and location_id <> all (?)")
                .params(patientId, new SqlArrayValue("varchar", locations.toArray()))
                .update();
        database.sql("""
                        insert into patient_location (patient_id, location_id)
                        select ?, unnest(?) on conflict do nothing
                        """)
                .params(patientId, new SqlArrayValue("varchar", locations.toArray()))
                .update();
    }
}

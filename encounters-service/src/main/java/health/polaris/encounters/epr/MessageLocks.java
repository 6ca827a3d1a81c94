package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.EncounterHierarchy;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.epr.message.EprMessage;
import health.polaris.encounters.epr.message.PatientNews;
import health.polaris.encounters.epr.message.Visit;
import health.polaris.encounters.patient.PatientDetails;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets only one message at a time decide about a patient, even if two name the patient by different identifiers
 * (contracts/encounters.md §7.11). Everybody takes these locks in one order: identifiers, patients, parents, rows.
 */
@Component
class MessageLocks {

    /** Whoever was merged away is followed to the patient that remained; {@code union} would end even a circle. */
    private static final String INVOLVED = """
            with recursive way_up as (
                (select uuid, parent_uuid from epr_patient where nhs_number = any(:nhsNumbers::text[])
                 union
                 select uuid, parent_uuid from epr_patient where hospital_number = any(:hospitalNumbers::text[]))
                union
                select parent.uuid, parent.parent_uuid
                from epr_patient parent join way_up on parent.uuid = way_up.parent_uuid
            )
            select uuid from way_up where parent_uuid is null
            union
            select patient_uuid from encounter where epr_encounter_id = any(:visitNumbers::text[])
            """;

    private final PatientLock locks;
    private final EncounterHierarchy hierarchy;
    private final JdbcClient jdbc;
    private final EntityManager entities;

    MessageLocks(PatientLock locks, EncounterHierarchy hierarchy, JdbcClient jdbc, EntityManager entities) {
        this.locks = locks;
        this.hierarchy = hierarchy;
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /**
     * Until the transaction ends.
     *
     * @throws CannotAcquireLockException when the identifiers led to other patients after waiting; start over
     */
    void take(EprMessage message) {
        locks.takeKeys(message.identifiers());
        Set<String> involved = involved(message);
        locks.take(involved);
        // What was read before the wait may have changed meanwhile.
        entities.clear();
        if (!involved(message).equals(involved)) {
            throw new CannotAcquireLockException("The patients of a message changed while it waited for them");
        }
        Visit visit = message.visit();
        if (visit != null && (visit.admissionCancelled() || mayLink(involved))) {
            hierarchy.lock();
        }
    }

    /** Patients that the message's identifiers lead to, and whoever has the visit. */
    private Set<String> involved(EprMessage message) {
        PatientNews news = message.patient();
        PatientDetails details = news.details();
        Visit visit = message.visit();
        return new TreeSet<>(jdbc.sql(INVOLVED)
                .param("nhsNumbers", present(details.nhsNumber(), news.previousNhsNumber()))
                .param("hospitalNumbers", present(details.hospitalNumber(), news.previousHospitalNumber()))
                .param("visitNumbers", present(visit == null ? null : visit.visitNumber()))
                .query(String.class)
                .set());
    }

    private static String[] present(@Nullable String... values) {
        return Arrays.stream(values).filter(Objects::nonNull).toArray(String[]::new);
    }

    /** The lock on links is one for all patients, so only those take it who may need it. */
    private boolean mayLink(Set<String> patientUuids) {
        return jdbc.sql("""
                        select exists (
                          select 1 from encounter
                          where patient_uuid = any(:patients::text[]) and parent_uuid is null
                            and discharged_at is null and deleted_at is null and epr_encounter_id is null)
                        """)
                .param("patients", patientUuids.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}

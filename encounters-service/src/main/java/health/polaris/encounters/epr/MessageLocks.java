package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.ParentLinks;
import health.polaris.encounters.encounter.PatientLock;
import health.polaris.encounters.patient.Patient;
import health.polaris.encounters.patient.PatientDirectory;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets only one message at a time decide about a patient, even if two name the patient by different identifiers
 * (contracts/encounters.md §7.11). Everybody takes these locks in one order: identifiers, patients, parents, rows.
 */
@Component
class MessageLocks {

    private final PatientLock locks;
    private final ParentLinks parents;
    private final PatientDirectory patients;
    private final JdbcClient jdbc;
    private final EntityManager entities;

    MessageLocks(
            PatientLock locks,
            ParentLinks parents,
            PatientDirectory patients,
            JdbcClient jdbc,
            EntityManager entities) {
        this.locks = locks;
        this.parents = parents;
        this.patients = patients;
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
            parents.lock();
        }
    }

    /** Patients that the message's identifiers lead to, and whoever has the visit. */
    private Set<String> involved(EprMessage message) {
        PatientNews news = message.patient();
        Set<String> uuids = new TreeSet<>();
        Stream.of(
                        patients.match(
                                news.details().nhsNumber(), news.details().hospitalNumber()),
                        patients.withNhsNumber(news.previousNhsNumber()),
                        patients.withHospitalNumber(news.previousHospitalNumber()))
                .flatMap(Optional::stream)
                .map(Patient::uuid)
                .forEach(uuids::add);
        Visit visit = message.visit();
        if (visit != null) {
            uuids.addAll(owners(visit.visitNumber()));
        }
        return uuids;
    }

    private Set<String> owners(String visitNumber) {
        return jdbc.sql("select distinct patient_uuid from encounter where epr_encounter_id = ?")
                .param(visitNumber)
                .query((row, _) -> row.getString("patient_uuid"))
                .set();
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

package health.polaris.encounters.encounter;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Encounters to be changed; lists for clients are read through the packages {@code search} and {@code representation}. */
public interface EncounterRepository extends JpaRepository<Encounter, String> {

    /** One encounter, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Encounter e where e.uuid = :uuid")
    Optional<Encounter> lock(String uuid);

    /** A patient's open top-level local encounters, the one admitted last first. */
    @Query("""
            select e from Encounter e
            where e.patientUuid = :patientUuid
              and e.parentUuid is null and e.dischargedAt is null and e.deletedAt is null and e.eprEncounterId is null
            order by e.admittedAt desc, e.created desc, e.uuid
            """)
    List<Encounter> openLocal(String patientUuid);

    /** Whether an encounter with a visit number is shown at the patient, and open. */
    @Query("""
            select count(e) > 0 from Encounter e
            where e.patientUuid = :patientUuid
              and e.dischargedAt is null and e.deletedAt is null and e.eprEncounterId is not null
            """)
    boolean showsOpenVisit(String patientUuid);

    /** Whether another encounter has this visit number, deleted at the same time, or not deleted either. */
    @Query("""
            select count(e) > 0 from Encounter e
            where e.eprEncounterId = :visitNumber and e.uuid <> :uuid and e.deletedAt is not distinct from :deletedAt
            """)
    boolean isTaken(String visitNumber, String uuid, @Nullable Instant deletedAt);

    @Query("select count(e) from Encounter e where e.patientRecordUuid = :recordUuid")
    int countByRecord(String recordUuid);

    /** Whose encounters have this record. */
    @Query(
            "select distinct e.patientUuid from Encounter e where e.patientRecordUuid = :recordUuid order by e.patientUuid")
    List<String> patientsOfRecord(String recordUuid);

    /** Every encounter of a patient record, whatever its state; held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Encounter e where e.patientRecordUuid = :recordUuid order by e.uuid")
    List<Encounter> lockByRecord(String recordUuid);
}

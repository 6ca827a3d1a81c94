package health.polaris.encounters.encounter;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Encounters to be changed; lists for clients are read through the packages {@code search} and {@code representation}. */
public interface EncounterRepository extends JpaRepository<Encounter, String> {

    /** One encounter, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Encounter e where e.uuid = :uuid")
    Optional<Encounter> lock(String uuid);

    /**
     * The encounters with this visit number, of any patient and whatever their state, the one that is not deleted
     * first; held until the transaction ends.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select e from Encounter e where e.eprEncounterId = :visitNumber
            order by e.deletedAt desc nulls first, e.admittedAt desc, e.created desc, e.uuid
            """)
    List<Encounter> lockByVisitNumber(String visitNumber);

    /** A patient's open top-level local encounters, the one admitted last first; held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select e from Encounter e
            where e.patientUuid = :patientUuid
              and e.parentUuid is null and e.dischargedAt is null and e.deletedAt is null and e.eprEncounterId is null
            order by e.admittedAt desc, e.created desc, e.uuid
            """)
    List<Encounter> lockOpenLocal(String patientUuid);

    /** Every encounter of a patient record, whatever its state; held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Encounter e where e.patientRecordUuid = :recordUuid order by e.uuid")
    List<Encounter> lockByRecord(String recordUuid);
}

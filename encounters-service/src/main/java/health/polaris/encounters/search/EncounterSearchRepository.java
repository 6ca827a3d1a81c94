package health.polaris.encounters.search;

import health.polaris.encounters.encounter.Encounter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Encounters to be read. The order of every list of a patient is open ones first, then the latest admission, then the
 * latest creation (contracts/encounters.md §4.2); {@code open} and {@code open_until} are computed by the database.
 */
interface EncounterSearchRepository extends Repository<Encounter, String> {

    @Query(nativeQuery = true, value = """
                    select * from encounter
                    where patient_uuid = :patientUuid
                      and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
                    order by open desc, admitted_at desc, created desc, uuid
                    """)
    List<Encounter> ofPatient(String patientUuid, boolean deleted, boolean children);

    @Query(nativeQuery = true, value = """
                    select * from encounter
                    where epr_encounter_id = :visitNumber
                      and (cast(:namespace as text) is null or epr_encounter_namespace = :namespace)
                      and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
                    order by open desc, admitted_at desc, created desc, uuid
                    """)
    List<Encounter> withVisitNumber(String visitNumber, @Nullable String namespace, boolean deleted, boolean children);

    @Query(nativeQuery = true, value = """
                    select * from encounter
                    where epr_encounter_id = :visitNumber and patient_uuid = :patientUuid
                      and (cast(:namespace as text) is null or epr_encounter_namespace = :namespace)
                      and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
                    order by open desc, admitted_at desc, created desc, uuid
                    """)
    List<Encounter> ofPatientWithVisitNumber(
            String patientUuid, String visitNumber, @Nullable String namespace, boolean deleted, boolean children);

    /** The first of each patient, whether open or not. */
    @Query(nativeQuery = true, value = """
                    select distinct on (patient_uuid) * from encounter
                    where patient_uuid = any(:patientUuids) and parent_uuid is null and deleted_at is null
                    order by patient_uuid, open desc, admitted_at desc, created desc, uuid
                    """)
    List<Encounter> latestOfPatients(String[] patientUuids);

    /** The first of each patient among those that end after the time. */
    @Query(nativeQuery = true, value = """
                    select distinct on (patient_uuid) * from encounter
                    where patient_uuid = any(:patientUuids) and parent_uuid is null and deleted_at is null
                      and open_until > :openAsOf
                    order by patient_uuid, open desc, admitted_at desc, created desc, uuid
                    """)
    List<Encounter> openOfPatients(String[] patientUuids, Instant openAsOf);

    /** The first of each patient among those at the locations that end after the time. */
    @Query(nativeQuery = true, value = """
                    select distinct on (patient_uuid) * from encounter
                    where location_uuid = any(:locationUuids) and parent_uuid is null and deleted_at is null
                      and open_until > :openAsOf
                    order by patient_uuid, open desc, admitted_at desc, created desc, uuid
                    """)
    List<Encounter> openAtLocations(String[] locationUuids, Instant openAsOf);

    /** Pairs of location and number of patients, none for empty locations. */
    @Query(nativeQuery = true, value = """
                    select location_uuid as "locationUuid", count(distinct patient_uuid) as "patients" from encounter
                    where location_uuid = any(:locationUuids) and parent_uuid is null and deleted_at is null
                      and open_until > :openAsOf
                    group by location_uuid
                    """)
    List<Occupancy> occupancy(String[] locationUuids, Instant openAsOf);

    @Query(nativeQuery = true, value = """
                    select * from encounter
                    where modified > :since
                      and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
                    order by modified desc, created desc, uuid
                    """)
    List<Encounter> modifiedSince(Instant since, boolean deleted, boolean children);

    /** The position up to which every change is decided; asked for before, and not in, the statement that reads. */
    @Query(nativeQuery = true, value = "select encounter_change_horizon()")
    long changeHorizon();

    /** The changes after one position, up to another, in the order of positions. */
    @Query(nativeQuery = true, value = """
                    select * from encounter
                    where change_position > :after and change_position <= :horizon and modified > :since
                      and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
                    order by change_position
                    limit :limit
                    """)
    List<Encounter> changes(long after, long horizon, Instant since, boolean deleted, boolean children, int limit);

    /** @see #occupancy */
    interface Occupancy {

        String getLocationUuid();

        int getPatients();
    }
}

package health.polaris.encounters.search;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.representation.EncounterStatement;
import health.polaris.encounters.ward.Reach;
import org.jspecify.annotations.Nullable;

/**
 * The lists that clients read. The order of every list of a patient is open ones first, then the latest admission, then
 * the latest creation (contracts/encounters.md §4.2); {@code open} and {@code open_until} are computed by the database.
 */
enum EncounterList {
    OF_PATIENT("""
            select * from encounter
            where {within} and patient_uuid = :patientUuid
              and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
            order by open desc, admitted_at desc, created desc, uuid
            """, "'{}', array[cast(:patientUuid as varchar)], '{}', :asOf"),

    WITH_VISIT_NUMBER("""
            select * from encounter
            where {within} and epr_encounter_id = :visitNumber
              and (cast(:namespace as text) is null or epr_encounter_namespace = :namespace)
              and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
            order by open desc, admitted_at desc, created desc, uuid
            """),

    OF_PATIENT_WITH_VISIT_NUMBER("""
            select * from encounter
            where {within} and epr_encounter_id = :visitNumber and patient_uuid = :patientUuid
              and (cast(:namespace as text) is null or epr_encounter_namespace = :namespace)
              and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
            order by open desc, admitted_at desc, created desc, uuid
            """, "'{}', array[cast(:patientUuid as varchar)], '{}', :asOf"),

    /** The first of each patient, whether open or not. */
    LATEST_OF_PATIENTS("""
            select distinct on (patient_uuid) * from encounter
            where {within} and patient_uuid = any(:patientUuids) and parent_uuid is null and deleted_at is null
            order by patient_uuid, open desc, admitted_at desc, created desc, uuid
            """, "'{}', cast(:patientUuids as varchar[]), '{}', :asOf"),

    /** The first of each patient among those that end after the time. */
    OPEN_OF_PATIENTS("""
            select distinct on (patient_uuid) * from encounter
            where {within} and patient_uuid = any(:patientUuids) and parent_uuid is null and deleted_at is null
              and open_until > :openAsOf
            order by patient_uuid, open desc, admitted_at desc, created desc, uuid
            """, "'{}', cast(:patientUuids as varchar[]), '{}', :asOf"),

    /** The first of each patient among those at the locations that end after the time. */
    OPEN_AT_LOCATIONS("""
            select distinct on (patient_uuid) * from encounter
            where {within} and location_uuid = any(:locationUuids) and parent_uuid is null and deleted_at is null
              and open_until > :openAsOf
            order by patient_uuid, open desc, admitted_at desc, created desc, uuid
            """, EncounterList.AT_LOCATIONS),

    MODIFIED_SINCE("""
            select * from encounter
            where {told} and modified > :since
              and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
            order by modified desc, created desc, uuid
            """),

    /** The changes after one position, up to another, in the order of positions. */
    CHANGES("""
            select * from encounter
            where {told} and change_position > :after and change_position <= :horizon and modified > :since
              and (:deleted or deleted_at is null) and (:children or parent_uuid is null)
            order by change_position
            limit :limit
            """),

    /**
     * The same at some locations, and those that have left them within a day, or of which that was said within one, or that were
     * shown there within one and never were.
     */
    CHANGES_AT_LOCATIONS("""
            select * from encounter
            where {told} and change_position > :after and change_position <= :horizon
              and (location_uuid = any(:locationUuids)
                   or exists (select from location_history past
                              where past.encounter_uuid = encounter.uuid and past.location_uuid = any(:locationUuids)
                                and (past.departed_at > now() - interval '24 hours'
                                     or past.created > now() - interval '24 hours'))
                   or
            """ + Reach.wasShownAt("locationUuids") + """
                  )
            order by change_position
            limit :limit
            """);

    /** Stays that were at the locations, now or since then. */
    static final String AT_LOCATIONS = "'{}', '{}', cast(:locationUuids as varchar[]), least(:openAsOf, :asOf)";

    private final EncounterStatement everything;
    private final EncounterStatement within;
    private final @Nullable EncounterStatement past;
    private final @Nullable EncounterStatement pastWithin;
    private final EncounterStatement happened;
    private final EncounterStatement happenedWithin;

    /**
     * @param encounters with {@code {within}} where those are left out that the caller does not reach, or {@code {told}} where
     *     those are that the caller is not told of
     */
    EncounterList(String encounters) {
        this(encounters, null);
    }

    /** @param candidates whose stays can have been in the list at another time; null: the list is known as of now alone */
    EncounterList(String encounters, @Nullable String candidates) {
        String all = encounters.replace("{within} and ", "").replace("{told} and ", "");
        this.everything = EncounterStatement.of(all);
        this.within = EncounterStatement.of(
                encounters.replace("{within}", Reach.WITHIN).replace("{told}", Reach.TOLD));
        this.past = candidates == null ? null : EncounterStatement.past(all, candidates, "");
        this.pastWithin = candidates == null ? null : EncounterStatement.past(all, candidates, Reach.WITHIN);
        this.happened = EncounterStatement.happened(all, "");
        this.happenedWithin = EncounterStatement.happened(all, Reach.WITHIN);
    }

    /**
     * As of {@code :asOf}; what the caller reaches is decided by where the stays are today.
     *
     * @throws ApiException 400 when the list is known as of now alone
     */
    EncounterStatement past(Reach reach) {
        EncounterStatement statement = reach.everything() ? past : pastWithin;
        if (statement == null) {
            throw ApiException.invalid("as_of goes with patients and locations");
        }
        return statement;
    }

    /**
     * By event time, of what {@link TrueEncounters} has folded; for the caller's reach the same holds.
     *
     * @throws ApiException 400 when the list is known as of now alone
     */
    EncounterStatement happened(Reach reach) {
        if (past == null) {
            throw ApiException.invalid("as_of_event goes with patients and locations");
        }
        return reach.everything() ? happened : happenedWithin;
    }

    EncounterStatement statement(Reach reach) {
        return reach.everything() ? everything : within;
    }
}

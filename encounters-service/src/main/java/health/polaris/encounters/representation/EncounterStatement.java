package health.polaris.encounters.representation;

import health.polaris.web.request.ListBound;

/**
 * A statement that reads encounters, put together once from fixed texts, so that nobody has to translate it anew for each
 * request. In full it has the histories too: each is an array that the database makes on the way, so that any number of
 * encounters with all that is theirs is one statement.
 *
 * @param full for the full form
 * @param compact for the compact one, which shows no histories
 */
public record EncounterStatement(String full, String compact) {

    private static final String COLUMNS = """
            select e.uuid, e.epr_encounter_id, e.epr_encounter_namespace, e.encounter_type, e.admitted_at,
              e.discharged_at, e.deleted_at, e.expected_discharge_at, e.location_uuid, e.patient_uuid,
              e.patient_record_uuid, e.score_system, coalesce(e.spo2_scale, 1) as spo2_scale, e.dh_product_uuid,
              e.parent_uuid, e.created, e.created_by_, e.modified, e.modified_by_, e.change_position""";

    private static final String HISTORIES = """
            ,
              (select true from encounter child where child.parent_uuid = e.uuid limit 1) as is_parent,
              (select json_agg(json_build_object('location_uuid', h.location_uuid, 'arrived_at', h.arrived_at,
                    'departed_at', h.departed_at, 'created_at', h.created)
                  order by h.arrived_at, h.departed_at, h.ordinal, h.created, h.uuid)
                from location_history h where h.encounter_uuid = e.uuid) as location_history,
              (select json_agg(json_build_object('uuid', h.uuid, 'score_system', h.score_system,
                    'previous_score_system', h.previous_score_system, 'spo2_scale', h.spo2_scale,
                    'previous_spo2_scale', h.previous_spo2_scale, 'changed_time', h.changed_time,
                    'created_by', h.created_by_, 'changed_by', h.created_by_)
                  order by h.changed_time, h.created, h.uuid)
                from score_system_history h where h.encounter_uuid = e.uuid) as score_system_history""";

    /**
     * Names of tables stand for what they were: whatever reads them reads how it was. The database puts back what has changed
     * since in those rows that may be asked for (contracts/encounters.md §11).
     */
    private static final String AS_THEY_WERE = """
            with encounter as materialized (
              select past.* from encounters_as_of(:asOf, encounter_uuids_since(:asOf, {candidates})) as past{within}),
            location_history as materialized (
              select * from location_history_as_of(:asOf, cast(array(select uuid from encounter) as varchar[]))),
            score_system_history as materialized (
              select * from score_system_history_as_of(:asOf, cast(array(select uuid from encounter) as varchar[])))
            """;

    /**
     * The same by event time (contracts/encounters.md §11): {@code :said} has what the facts that had happened by {@code :event} come
     * to, {@code :moves} the places that had been left. What is no matter of facts is today's, but for the score: its changes
     * have times of their own.
     */
    private static final String AS_WAS_TRUE = """
            with said as materialized (
              select line.stored, line.told, line.fields from jsonb_to_recordset(cast(:said as jsonb))
                as line (stored varchar, told boolean, fields jsonb)),
            encounter as materialized (
              select past.uuid, past.epr_encounter_id, past.epr_encounter_namespace, past.encounter_type, past.admitted_at,
                past.discharged_at, past.deleted_at, past.expected_discharge_at,
                coalesce(said.fields ->> 'location_uuid', today.location_uuid) as location_uuid, past.patient_uuid,
                case when past.patient_uuid = today.patient_uuid then today.patient_record_uuid
                  else coalesce((select record_uuid from epr_patient where epr_patient.uuid = past.patient_uuid), past.patient_uuid)
                  end as patient_record_uuid,
                case when later.changed then later.score_system else today.score_system end as score_system,
                case when later.changed then coalesce(later.spo2_scale, today.spo2_scale) else today.spo2_scale end as spo2_scale,
                today.dh_product_uuid, past.parent_uuid, today.created, today.created_by_, today.modified, today.modified_by_,
                today.change_position, past.open, past.open_until
              from said join encounter today on today.uuid = said.stored
                cross join lateral jsonb_populate_record(today, said.fields - 'location_uuid') as past
                left join lateral (
                  select true as changed, previous_score_system as score_system, previous_spo2_scale as spo2_scale
                  from score_system_history where encounter_uuid = today.uuid and changed_time > :event
                  order by changed_time, score_system_history.created, score_system_history.uuid limit 1) as later on true
              where (said.told or today.admitted_at <= :event){within}),
            move as materialized (
              select * from jsonb_to_recordset(cast(:moves as jsonb)) as line (encounter_uuid varchar, location_uuid varchar,
                arrived_at timestamptz, departed_at timestamptz, ordinal integer, was boolean)),
            location_history as materialized (
              select move.encounter_uuid, move.location_uuid, move.arrived_at, move.departed_at, move.ordinal, encounter.uuid,
                coalesce((select min(stored.created) from location_history stored
                          where stored.encounter_uuid = move.encounter_uuid and stored.location_uuid = move.location_uuid
                            and stored.arrived_at = move.arrived_at and stored.departed_at = move.departed_at), encounter.created)
                  as created
              from move join encounter on encounter.uuid = move.encounter_uuid
              where move.was
              union all
              select stored.encounter_uuid, stored.location_uuid, stored.arrived_at, stored.departed_at, stored.ordinal,
                stored.uuid, stored.created
              from location_history stored
              where stored.encounter_uuid = any(array(select said.stored from said)) and stored.arrived_at <= :event
                and not exists (select from move
                                where not move.was and move.encounter_uuid = stored.encounter_uuid
                                  and move.location_uuid = stored.location_uuid and move.arrived_at = stored.arrived_at
                                  and move.departed_at = stored.departed_at)),
            score_system_history as materialized (
              select * from score_system_history
              where encounter_uuid = any(array(select said.stored from said)) and changed_time <= :event)
            """;

    /**
     * Rows until their histories are longer together than one answer may be, the one with which they are included, so that
     * whoever reads them sees it and refuses the list: what is longer does not even leave the database. {@code offset 0} has
     * each history made once, not wherever it is named.
     */
    private static final String BOUNDED = """
            select * from (
              select sized.*, sum(length) over (rows unbounded preceding) - length as length_before from (
                select e.*, coalesce(length(location_history::text), 0) + coalesce(length(score_system_history::text), 0)
                    as length
                from ({encounters} offset 0) e offset 0) sized) bounded
            where length_before <= {most}
            """.replace("{most}", Long.toString(ListBound.MOST_CHARACTERS));

    /** @param encounters a statement that gives rows of the table in their order, which stays: nothing is joined to them */
    public static EncounterStatement of(String encounters) {
        String from = " from (" + encounters + ") e";
        return new EncounterStatement(BOUNDED.replace("{encounters}", COLUMNS + HISTORIES + from), COLUMNS + from);
    }

    /**
     * The same as of {@code :asOf}.
     *
     * @param candidates which rows that can be: uuids, patients, locations, and how long those at the locations were open at
     *     least
     * @param within what has to hold of the row as it is today; {@code ""} for nothing
     */
    public static EncounterStatement past(String encounters, String candidates, String within) {
        EncounterStatement today = of(encounters);
        String were = asTheyWere(candidates, within);
        return new EncounterStatement(were + today.full, were + today.compact);
    }

    /** The same as of event time. */
    public static EncounterStatement happened(String encounters, String within) {
        EncounterStatement today = of(encounters);
        String were = asWasTrue(within);
        return new EncounterStatement(were + today.full, were + today.compact);
    }

    /** What a statement about {@code encounter} begins with, to speak of what was true by event time. */
    public static String asWasTrue(String within) {
        String today = within.isEmpty()
                ? ""
                : " and exists (select from encounter where encounter.uuid = today.uuid and " + within + ")";
        return AS_WAS_TRUE.replace("{within}", today);
    }

    /** What a statement about {@code encounter} begins with, to speak of how it was. */
    public static String asTheyWere(String candidates, String within) {
        String today = within.isEmpty()
                ? ""
                : " where exists (select from encounter where encounter.uuid = past.uuid and " + within + ")";
        return AS_THEY_WERE.replace("{candidates}", candidates).replace("{within}", today);
    }
}

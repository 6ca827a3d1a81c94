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

    /** What a statement about {@code encounter} begins with, to speak of how it was. */
    public static String asTheyWere(String candidates, String within) {
        String today = within.isEmpty()
                ? ""
                : " where exists (select from encounter where encounter.uuid = past.uuid and " + within + ")";
        return AS_THEY_WERE.replace("{candidates}", candidates).replace("{within}", today);
    }
}

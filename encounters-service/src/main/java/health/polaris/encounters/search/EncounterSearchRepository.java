package health.polaris.encounters.search;

import static java.util.stream.Collectors.toMap;

import health.polaris.encounters.representation.EncounterStatement;
import health.polaris.encounters.ward.Reach;
import health.polaris.web.stream.ChangeCursor;
import health.polaris.web.stream.ChangeHorizon;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked about encounters without reading them. */
@Component
record EncounterSearchRepository(JdbcClient database) {

    static final String OCCUPANCY = """
            select location_uuid, count(distinct patient_uuid) as patients from encounter
            where location_uuid = any(:locationUuids) and parent_uuid is null and deleted_at is null
              and open_until > :openAsOf
            group by location_uuid
            """;

    private static final String OCCUPANCY_AS_OF =
            EncounterStatement.asTheyWere(EncounterList.AT_LOCATIONS, "") + OCCUPANCY;

    private static final String OCCUPANCY_WITHIN_AS_OF =
            EncounterStatement.asTheyWere(EncounterList.AT_LOCATIONS, Reach.WITHIN) + OCCUPANCY;

    private static final String OCCUPANCY_BY_EVENT = EncounterStatement.asWasTrue("") + OCCUPANCY;

    private static final String OCCUPANCY_WITHIN_BY_EVENT = EncounterStatement.asWasTrue(Reach.WITHIN) + OCCUPANCY;

    private static final String OCCUPANCY_WITHIN = OCCUPANCY.replace("where ", "where " + Reach.WITHIN + " and ");

    /** Patients with an open encounter by location, none for empty locations. */
    Map<String, Integer> occupancy(String[] locationUuids, OffsetDateTime openAsOf, Reach reach) {
        return occupancy(
                reach.everything() ? OCCUPANCY : OCCUPANCY_WITHIN,
                Map.of("locationUuids", locationUuids, "openAsOf", openAsOf),
                reach);
    }

    /** The same as it was shown then. */
    Map<String, Integer> occupancy(String[] locationUuids, OffsetDateTime openAsOf, OffsetDateTime asOf, Reach reach) {
        return occupancy(
                reach.everything() ? OCCUPANCY_AS_OF : OCCUPANCY_WITHIN_AS_OF,
                Map.of("locationUuids", locationUuids, "openAsOf", openAsOf, "asOf", asOf),
                reach);
    }

    /** The same by event time, of what {@link TrueEncounters} has folded. */
    Map<String, Integer> occupancyByEvent(Map<String, ?> folded, Reach reach) {
        return occupancy(reach.everything() ? OCCUPANCY_BY_EVENT : OCCUPANCY_WITHIN_BY_EVENT, folded, reach);
    }

    private Map<String, Integer> occupancy(String statement, Map<String, ?> asked, Reach reach) {
        return database
                .sql(statement)
                .params(reach.everything() ? asked : reach.with(asked))
                .query((row, number) -> Map.entry(row.getString("location_uuid"), row.getInt("patients")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    ChangeHorizon changeHorizon() {
        return ChangeHorizon.now(database, "encounter");
    }

    ChangeHorizon changeHorizon(ChangeCursor place) {
        return ChangeHorizon.behind(database, "encounter", place);
    }
}

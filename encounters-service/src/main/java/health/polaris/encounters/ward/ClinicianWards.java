package health.polaris.encounters.ward;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where clinicians belong, as users-service told it. */
@Component
record ClinicianWards(JdbcClient database) {

    private static final String BELONGS = """
            insert into clinician_ward (clinician_id, locations) values (:clinician, :locations)
            on conflict (clinician_id) do update set locations = excluded.locations
            """;

    /** Whoever belongs to a ward belongs to its bays and beds. */
    private static final String PLACES = """
            with recursive own (uuid) as (
                (select unnest(cast(:named as varchar[]))
                 union select unnest(locations) from clinician_ward where clinician_id = :clinician)
                union
                select place.uuid from epr_location place join own on place.parent_uuid = own.uuid)
            select uuid from own
            """;

    void belongs(String clinician, Collection<String> locations) {
        database.sql(BELONGS)
                .param("clinician", clinician)
                .param("locations", locations.toArray(String[]::new))
                .update();
    }

    /**
     * All places, by uuid, where the clinician belongs.
     *
     * @param clinician null: only what the token names counts
     * @param named by the token
     */
    Set<String> places(@Nullable String clinician, Collection<String> named) {
        return Set.copyOf(database.sql(PLACES)
                .param("clinician", clinician)
                .param("named", named.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}

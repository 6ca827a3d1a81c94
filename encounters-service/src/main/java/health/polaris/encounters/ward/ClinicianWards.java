package health.polaris.encounters.ward;

import health.polaris.encounters.location.PlacesWithin;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where clinicians belong, as users-service told it. */
@Component
record ClinicianWards(JdbcClient database) {

    private static final String BELONGS = """
            insert into clinician_ward as known (clinician_id, locations, told_at) values (:clinician, :locations, :changed)
            on conflict (clinician_id) do update
            set locations = excluded.locations, told_at = coalesce(excluded.told_at, known.told_at)
            where (excluded.told_at < known.told_at) is not true
            """;

    /** Whoever belongs to a ward belongs to its bays and beds. */
    private static final String PLACES = """
            with recursive place (uuid) as (
                (select unnest(cast(:named as varchar[]))
                 union select unnest(locations) from clinician_ward where clinician_id = :clinician)
            """ + PlacesWithin.AND_ALL_IN_THEM + "select uuid from place";

    /**
     * Belongs there from now on, unless that was told before what is known.
     *
     * @param changedAt of the clinician in users-service; null: unknown, and taken for new
     */
    void belongs(String clinician, Collection<String> locations, @Nullable Instant changedAt) {
        database.sql(BELONGS)
                .param("clinician", clinician)
                .param("locations", locations.toArray(String[]::new))
                .param(
                        "changed",
                        changedAt == null ? null : changedAt.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
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

package health.polaris.encounters.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The locations that encounters have left. */
public interface LocationHistoryRepository extends JpaRepository<LocationHistory, String> {

    /** When the encounter last left a location: that is when it came to the present one. */
    @Query("select max(h.departedAt) from LocationHistory h where h.encounterUuid = :encounterUuid")
    Optional<Instant> lastDeparture(String encounterUuid);

    /** Of all these encounters at once, by arrival. */
    @Query(nativeQuery = true, value = """
                    select * from location_history
                    where encounter_uuid = any(:encounterUuids)
                    order by arrived_at, created, uuid
                    """)
    List<LocationHistory> ofEncounters(String[] encounterUuids);
}

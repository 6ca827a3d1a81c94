package health.polaris.encounters.history;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The locations that encounters have left. */
public interface LocationHistoryRepository extends JpaRepository<LocationHistory, String> {

    /** Of all these encounters at once, by arrival. */
    @Query(nativeQuery = true, value = """
                    select * from location_history
                    where encounter_uuid = any(:encounterUuids)
                    order by arrived_at, departed_at, created, uuid
                    """)
    List<LocationHistory> ofEncounters(String[] encounterUuids);
}

package health.polaris.encounters.history;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The changes of early warning scores. */
public interface ScoreSystemHistoryRepository extends JpaRepository<ScoreSystemHistory, String> {

    /** Of all these encounters at once, by the time of the change. */
    @Query(nativeQuery = true, value = """
                    select * from score_system_history
                    where encounter_uuid = any(:encounterUuids)
                    order by changed_time, created, uuid
                    """)
    List<ScoreSystemHistory> ofEncounters(String[] encounterUuids);
}

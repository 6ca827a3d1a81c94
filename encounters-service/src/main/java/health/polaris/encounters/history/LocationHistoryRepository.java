package health.polaris.encounters.history;

import org.springframework.data.jpa.repository.JpaRepository;

/** The locations that encounters have left, as clients say it when they create one. */
public interface LocationHistoryRepository extends JpaRepository<LocationHistory, String> {}

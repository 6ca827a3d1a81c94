package health.polaris.encounters.history;

import org.springframework.data.jpa.repository.JpaRepository;

/** The changes of early warning scores, to be made and put right. */
public interface ScoreSystemHistoryRepository extends JpaRepository<ScoreSystemHistory, String> {}

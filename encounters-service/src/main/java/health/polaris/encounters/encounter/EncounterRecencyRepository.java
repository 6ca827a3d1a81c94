package health.polaris.encounters.encounter;

import org.springframework.data.jpa.repository.JpaRepository;

/** By encounter uuid; none for encounters that the EPR has never spoken of. */
public interface EncounterRecencyRepository extends JpaRepository<EncounterRecency, String> {}

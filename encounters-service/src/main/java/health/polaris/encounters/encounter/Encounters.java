package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.history.EarlyWarning;
import health.polaris.encounters.history.LocationHistories;
import health.polaris.encounters.history.ScoreSystemHistories;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients and the EPR do to encounters alike, history rows included. Events are the caller's: {@link
 * EncounterEvents}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Encounters {

    private static final String UNIQUE_VISIT_NUMBER = "epr_encounter_id_deleted_at";

    private final EncounterRepository repository;
    private final LocationHistories locationHistories;
    private final ScoreSystemHistories scoreSystemHistories;

    Encounters(
            EncounterRepository repository,
            LocationHistories locationHistories,
            ScoreSystemHistories scoreSystemHistories) {
        this.repository = repository;
        this.locationHistories = locationHistories;
        this.scoreSystemHistories = scoreSystemHistories;
    }

    /**
     * Stores a new encounter, without any of the checks that clients pass.
     *
     * @throws ApiException 409 when the visit number is taken
     */
    public Encounter admit(Admission admission) {
        Encounter encounter = repository.save(Encounter.admit(admission));
        flush(encounter);
        return encounter;
    }

    /** Moves the encounter; leaves a history row unless it is there already. */
    public void move(Encounter encounter, String locationUuid) {
        if (!locationUuid.equals(encounter.locationUuid())) {
            Instant lastDeparture =
                    locationHistories.lastDeparture(encounter.uuid()).orElse(null);
            encounter.moveTo(locationUuid, lastDeparture, now()).ifPresent(locationHistories::save);
        }
    }

    /**
     * Changes score system or scale; leaves a history row if that changes anything.
     *
     * @return whether it does
     */
    public boolean score(Encounter encounter, EarlyWarning requested) {
        return encounter.score(requested, now()).map(scoreSystemHistories::save).isPresent();
    }

    /**
     * Hands every encounter of a record over to the record and patient that remain (contracts/encounters.md §4.8).
     *
     * @param message uuid of the message that caused it
     * @return how many
     */
    public int merge(String childRecord, String parentRecord, String parentPatient, String message) {
        List<Encounter> moved = repository.lockByRecord(childRecord);
        moved.forEach(encounter -> encounter.handOver(
                new Owner(parentPatient, parentRecord, encounter.owner().productUuid()), message));
        repository.flush();
        return moved.size();
    }

    /**
     * Writes now what a commit would write, so that {@code modified} is known.
     *
     * @throws ApiException 409 when the visit number is taken
     */
    public void flush(Encounter encounter) {
        try {
            repository.flush();
        } catch (DataIntegrityViolationException refused) {
            throw takenVisitNumber(refused)
                    ? ApiException.conflict(
                            "An EPR encounter '%s' already exists".formatted(encounter.eprEncounterId()))
                    : refused;
        }
    }

    private static boolean takenVisitNumber(DataIntegrityViolationException refused) {
        return refused.getCause() instanceof ConstraintViolationException violation
                && UNIQUE_VISIT_NUMBER.equals(violation.getConstraintName());
    }

    /** To the microsecond, which is what the database keeps. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.chronicle.Causes;
import health.polaris.encounters.history.ScoreSystemHistoryRepository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What clients and the EPR do to encounters alike, history rows included. Events are the caller's. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EncounterService {

    private static final String UNIQUE_VISIT_NUMBER = "epr_encounter_id_deleted_at";

    private final EncounterRepository encounters;
    private final ScoreSystemHistoryRepository scoreSystemHistory;
    private final Causes causes;

    EncounterService(EncounterRepository encounters, ScoreSystemHistoryRepository scoreSystemHistory, Causes causes) {
        this.encounters = encounters;
        this.scoreSystemHistory = scoreSystemHistory;
        this.causes = causes;
    }

    /**
     * Stores a new encounter, without any of the checks that clients pass.
     *
     * @throws ApiException 409 when the visit number is taken
     */
    public Encounter admit(Admission admission) {
        causes.areTheCaller();
        Encounter encounter = encounters.save(Encounter.admit(admission));
        flush(encounter);
        return encounter;
    }

    /**
     * Adds to a new encounter that the fold has made what the fold does not know: score system and scale, record,
     * product, parent.
     */
    public Encounter complete(String uuid, Admission admission) {
        causes.areTheCaller();
        Encounter made = encounters.lock(uuid).orElseThrow();
        made.complete(admission);
        flush(made);
        return made;
    }

    /**
     * Changes an encounter that was read with a lock, and writes it at once, so that {@code modified} is known.
     *
     * @throws ApiException 409 when the visit number is taken
     */
    public Changes.Made change(Encounter encounter, Consumer<EncounterEdit> wish) {
        return change(encounter, UnaryOperator.identity(), wish);
    }

    /**
     * The same, when something else has changed the row meanwhile: that is part of the change.
     *
     * @param read gives the encounter as it is now, with a lock
     */
    public Changes.Made change(Encounter before, UnaryOperator<Encounter> read, Consumer<EncounterEdit> wish) {
        causes.areTheCaller();
        EncounterEdit edit = EncounterEdit.of(before, read);
        wish.accept(edit);
        Encounter encounter = edit.encounter();
        Changes.Made changes = edit.changes();
        if (changes.scoring() != null) {
            scoreSystemHistory.save(changes.scoring());
        }
        flush(encounter);
        return changes;
    }

    /**
     * Hands every encounter of a record over to the record and patient that remain (contracts/encounters.md §4.8).
     *
     * @param message uuid of the message that caused it
     * @return how many
     */
    public int merge(String childRecord, String parentRecord, String parentPatient, String message) {
        causes.areTheCaller();
        List<Encounter> moved = encounters.lockByRecord(childRecord);
        moved.forEach(encounter -> encounter.handOver(
                new Owner(parentPatient, parentRecord, encounter.owner().productUuid()), message));
        encounters.flush();
        return moved.size();
    }

    private void flush(Encounter encounter) {
        try {
            encounters.flush();
        } catch (DataIntegrityViolationException refused) {
            throw takenVisitNumber(refused) ? taken(String.valueOf(encounter.eprEncounterId())) : refused;
        }
    }

    /** 409: another encounter has this visit number. */
    public static ApiException taken(String visitNumber) {
        return ApiException.conflict("An EPR encounter '%s' already exists".formatted(visitNumber));
    }

    private static boolean takenVisitNumber(DataIntegrityViolationException refused) {
        return refused.getCause() instanceof ConstraintViolationException violation
                && UNIQUE_VISIT_NUMBER.equals(violation.getConstraintName());
    }

    /** To the microsecond, which is what the database keeps. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

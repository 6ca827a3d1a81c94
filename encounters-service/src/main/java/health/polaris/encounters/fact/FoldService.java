package health.polaris.encounters.fact;

import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Takes facts in: places and stores them, folds the groups that they touch, and writes what differs.
 *
 * <p>Both methods need the caller's transaction, and all that they did goes with it when it is rolled back. Neither
 * tells outcomes to anybody: the caller does, in the same transaction.
 */
@Service
public class FoldService {

    /**
     * Takes in up to some hundred facts. They are applied in the order given wherever their places do not say otherwise
     * (O1), so messages are to be given by {@code sequence}.
     *
     * <p>A fact that is stored already is not stored twice. With the {@code reprocess} it had, or a lower one, it is a
     * repeated delivery: its outcome is told, nothing changes. With a higher one it is judged again: what it says now
     * replaces what it said, at its old place.
     *
     * <p>Waits for other transactions that decide about the same identifiers. A transaction calls it once, before it
     * changes any rows of its own, or two could wait for each other in a circle.
     *
     * @throws org.springframework.dao.CannotAcquireLockException when groups were united too often meanwhile: start over
     */
    public Taken take(List<NewFact> facts) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Facts whose waiting time is over and whose sender does not know it yet: they are rejected now, and each is given
     * once (O2). They stay in the fold, so that {@link Taken#others} may tell later that one was applied after all.
     *
     * @param limit so many at most; the rest next time
     */
    public List<TakenFact> rejectOverdue(int limit) {
        throw new UnsupportedOperationException("not yet");
    }
}

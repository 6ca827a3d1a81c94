package health.polaris.encounters.fact;

import java.util.List;
import org.springframework.stereotype.Service;

/** Takes facts in: places and stores them, folds the groups that they touch, and writes what differs. */
@Service
public class FoldService {

    /**
     * Within the caller's transaction: the facts are applied in the order given wherever their places do not say
     * otherwise (O1). A fact that is stored already is not stored twice; its outcome is told again when it is reprocessed.
     *
     * @return what became of each fact, in the order given
     */
    public List<TakenFact> take(List<NewFact> facts) {
        throw new UnsupportedOperationException("not yet");
    }
}

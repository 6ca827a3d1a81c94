package health.polaris.encounters.fact;

import java.util.List;
import java.util.Set;

/**
 * What came of taking facts in.
 *
 * @param facts what became of each, in the order given: one for each, a repeated delivery too
 * @param others facts from before whose outcome is another one now: what waited was applied, what was applied waits (O2).
 *     Of these each is to be told once; one whose repeated delivery was in the same batch is among them too
 * @param added ids of those that were not stored before. Known under the locks: another delivery of the same message may
 *     have been under way
 * @param replaced ids of those that say another thing than before
 */
public record Taken(List<TakenFact> facts, List<TakenFact> others, Set<String> added, Set<String> replaced) {

    /** Nobody has been told of it yet, or it was judged again: a repeated delivery is no news. */
    public boolean isNews(String fact) {
        return added.contains(fact) || replaced.contains(fact);
    }
}

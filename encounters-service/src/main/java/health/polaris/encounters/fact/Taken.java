package health.polaris.encounters.fact;

import java.util.List;

/**
 * What came of taking facts in.
 *
 * @param facts what became of each, in the order given: one for each, a repeated delivery too
 * @param others facts from before whose outcome is another one now: what waited was applied, what was applied waits (O2).
 *     Of these each is to be told once; one whose repeated delivery was in the same batch is among them too
 */
public record Taken(List<TakenFact> facts, List<TakenFact> others) {}

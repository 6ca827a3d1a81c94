package health.polaris.encounters.fact;

import health.polaris.encounters.fold.outcome.Outcome;

/**
 * What became of a fact.
 *
 * @param outcome as of now: what waits longer than it may is rejected (O2)
 * @param late it came behind a fact of its group that stands after it: how it arrived, not what became of it (contracts/identity.md §0)
 */
public record TakenFact(String id, Outcome outcome, boolean late) {}

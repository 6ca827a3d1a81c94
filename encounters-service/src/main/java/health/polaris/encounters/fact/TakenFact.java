package health.polaris.encounters.fact;

import health.polaris.encounters.fold.outcome.Outcome;

/**
 * What became of a fact.
 *
 * @param late it came behind a fact of its group that stands after it: how it arrived, not what became of it (§0)
 */
public record TakenFact(String id, Outcome outcome, boolean late) {}

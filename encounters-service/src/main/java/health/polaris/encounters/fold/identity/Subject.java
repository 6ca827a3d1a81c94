package health.polaris.encounters.fold.identity;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.record.RecordId;
import java.util.List;

/**
 * A person of a fact, as the records are at its place.
 *
 * @param record the top-level record that the fact wrote to (I7)
 * @param numbers every identifier said of the person: a visit is own by any of them
 */
public record Subject(RecordId record, List<Identifier> numbers) {}

package health.polaris.encounters.fact.store;

import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fact.json.OutcomeKind;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.outcome.Outcome;
import health.polaris.encounters.fold.outcome.WaitingTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the facts.
 *
 * @param statement as JSON
 * @param outcome as the fold says
 * @param told as of when it was told (O2)
 */
public record StoredFact(
        Fact fact, String statement, long group, long reprocess, boolean late, Outcome outcome, Outcome told) {

    Origin origin() {
        return fact.origin();
    }

    Place place() {
        return fact.place();
    }

    String originRest() {
        return FactJson.write(new FactJson.OriginRest(origin().waitingTime(), origin().warnings()));
    }

    ChangedOutcome changedOutcome() {
        return new ChangedOutcome(origin(), outcome, told);
    }

    /**
     * What became of a fact, by now.
     *
     * @param outcome as the fold says
     * @param told as of when it was told (O2)
     */
    public record ChangedOutcome(Origin origin, Outcome outcome, Outcome told) {

        String kind() {
            return OutcomeKind.of(outcome).column();
        }

        String toldKind() {
            return OutcomeKind.of(told).column();
        }

        @Nullable
        String detail() {
            return FactJson.writeDetail(outcome);
        }

        @Nullable
        Instant waitsUntil() {
            return OutcomeKind.of(outcome) == OutcomeKind.WAITING ? WaitingTime.end(origin) : null;
        }
    }
}

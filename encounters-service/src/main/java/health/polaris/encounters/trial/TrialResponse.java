package health.polaris.encounters.trial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.eventbus.dryrun.DryRunVerdict;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;

/** The verdict, which shows the patients and stays that would change. */
record TrialResponse(@JsonUnwrapped DryRunVerdict verdict) implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        verdict.changes().forEach(change -> shown.any(change.kind(), change.uuid()));
    }
}

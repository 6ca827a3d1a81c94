package health.polaris.encounters.fact;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is counted of facts and their groups. */
@Component
class FactMeters {

    private static final Logger log = LoggerFactory.getLogger(FactMeters.class);

    /** Beyond that, a value that is no identifier is usually behind the group (I8). */
    private static final int LARGE = 10_000;

    private final Counter largeGroups;
    private final Counter absorbed;

    FactMeters(MeterRegistry registry) {
        largeGroups = registry.counter("polaris.facts.large.groups");
        absorbed = registry.counter("polaris.facts.absorbed");
    }

    /** Counts a group once, when it grows beyond the size. */
    void grown(long group, int before, int after) {
        if (before <= LARGE && after > LARGE) {
            largeGroups.increment();
            log.warn(
                    "Group {} has more than {} facts: an MRN, NHS number or visit number of it is probably none, and"
                            + " belongs into the site profile's no-identifiers",
                    group,
                    LARGE);
        }
    }

    /** Facts that were older than {@code FACTS_KEPT}, and are kept no longer. */
    void absorbed(int facts) {
        absorbed.increment(facts);
    }
}

package health.polaris.integration;

import health.polaris.testing.Api;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** What one replica of a service does at a time while the others wait to take over; its metrics say who. */
enum Work {
    RELAYING("connector", "polaris_outbox_published_total"),
    APPLYING("encounters", "polaris_consumer_handled_total");

    private final String service;
    private final Pattern counter;

    Work(String service, String counter) {
        this.service = service;
        this.counter = Pattern.compile("^" + counter + "(?:\\{[^}]*})? (\\S+)", Pattern.MULTILINE);
    }

    String service() {
        return service;
    }

    /** Since it was started; NaN, which is never more than before, when it does not answer. */
    double done(Api replica) {
        try {
            return counter.matcher(replica.get("/metrics").body())
                    .results()
                    .map(found -> found.group(1))
                    .mapToDouble(Double::parseDouble)
                    .sum();
        } catch (UncheckedIOException away) {
            return Double.NaN;
        }
    }
}

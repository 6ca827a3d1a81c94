package health.polaris.encounters.http;

import health.polaris.common.error.ApiException;
import health.polaris.common.security.Caller;
import health.polaris.web.guessing.CallsPerMinute;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How often somebody looks patients and stays up by their numbers: nobody goes through all numbers there are. */
@Component
@EnableConfigurationProperties(LookUpSettings.class)
public class LookUpRate {

    private final CallsPerMinute lookUps;

    LookUpRate(LookUpSettings settings, Clock clock) {
        this.lookUps = new CallsPerMinute(clock, settings.perMinute());
    }

    /**
     * Counts one; systems look up as many as they like.
     *
     * @throws ApiException 429
     */
    public void count(Caller caller) {
        if (caller.systemId() == null) {
            lookUps.count(caller.id());
        }
    }
}

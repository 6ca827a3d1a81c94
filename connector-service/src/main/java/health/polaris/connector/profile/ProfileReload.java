package health.polaris.connector.profile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at the file every two seconds and takes over what has changed, by its content: times of modification say little
 * when a ConfigMap swaps links. A file that cannot be used changes nothing.
 */
class ProfileReload {

    private static final Logger log = LoggerFactory.getLogger(ProfileReload.class);

    private static final byte[] NOTHING = {};
    private static final String LOADED = "loaded";
    private static final String REFUSED = "refused";

    private final SiteProfiles profiles;
    private final Optional<ProfileFile> file;
    private final MeterRegistry meters;
    private final Clock clock;
    private byte[] judged;
    private byte[] seen;
    private volatile ProfileState state;

    /** @throws InvalidProfilesException when the service must not start with that file */
    ProfileReload(Optional<ProfileFile> file, SiteProfiles profiles, MeterRegistry meters, Clock clock) {
        this.profiles = profiles;
        this.file = file;
        this.meters = meters;
        this.clock = clock;
        this.judged = file.map(ProfileFile::content).orElse(NOTHING);
        this.seen = judged;
        this.state = ProfileState.loaded(clock.instant());
        loads(LOADED);
        loads(REFUSED);
        file.ifPresent(first -> takeOver(first, judged));
        Gauge.builder("polaris.site.profiles.valid", this, reload -> reload.state.valid() ? 1 : 0)
                .description("0 while the file of site profiles cannot be used and the former profiles hold")
                .register(meters);
    }

    ProfileState state() {
        return state;
    }

    @Scheduled(fixedDelayString = "${polaris.connector.profiles.poll:PT2S}")
    void look() {
        file.ifPresent(this::look);
    }

    private synchronized void look(ProfileFile present) {
        try {
            byte[] content = content(present);
            boolean settled = Arrays.equals(content, seen);
            seen = content;
            if (settled && !Arrays.equals(content, judged)) {
                judged = content;
                takeOver(present, content);
            }
        } catch (InvalidProfilesException wrong) {
            refuse(wrong);
        }
    }

    /** Half a file can be valid: what is judged has been the same twice. One that was away is judged again. */
    private byte[] content(ProfileFile present) {
        try {
            return present.content();
        } catch (InvalidProfilesException unreadable) {
            judged = NOTHING;
            throw unreadable;
        }
    }

    private void takeOver(ProfileFile present, byte[] content) {
        profiles.replace(present.profiles(content));
        state = ProfileState.loaded(clock.instant());
        loads(LOADED).increment();
        log.info(
                "Site profiles {} are in use: {}",
                present.path(),
                profiles.all().stream().map(SiteProfile::name).toList());
    }

    private void refuse(InvalidProfilesException wrong) {
        ProfileState refused = state.refused(wrong.reason(), clock.instant());
        if (!refused.repeats(state)) {
            loads(REFUSED).increment();
            log.error("{}. The former profiles stay in use", wrong.reason());
        }
        state = refused;
    }

    private Counter loads(String outcome) {
        return meters.counter("polaris.site.profiles.loads", "outcome", outcome);
    }
}

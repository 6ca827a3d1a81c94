package health.polaris.connector.profile;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the file of profiles was last found.
 *
 * @param loadedAt when the profiles in use were taken over
 * @param lastError why a later state of the file is not in use; null when the file is
 */
record ProfileState(
        Instant loadedAt,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {

    static ProfileState loaded(Instant now) {
        return new ProfileState(now, null, null);
    }

    ProfileState refused(String error, Instant now) {
        return new ProfileState(loadedAt, error, now);
    }

    boolean valid() {
        return lastError == null;
    }

    boolean repeats(ProfileState other) {
        return Objects.equals(lastError, other.lastError);
    }
}

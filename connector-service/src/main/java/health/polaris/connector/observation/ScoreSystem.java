package health.polaris.connector.observation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The early warning scores that observations are sent with. */
public enum ScoreSystem {
    NEWS2,
    MEOWS;

    private static final int LONGEST_SHOWN = 64;

    /** In any case; null for nothing. */
    static @Nullable ScoreSystem of(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "NEWS2" -> NEWS2;
            case "MEOWS" -> MEOWS;
            default ->
                throw new InvalidObservationSetException(
                        "Unexpected score system",
                        "Unexpected score system '" + name.substring(0, Math.min(name.length(), LONGEST_SHOWN)) + "'");
        };
    }
}

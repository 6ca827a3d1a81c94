package health.polaris.encounters.epr;

import java.util.Locale;

/** How a message was done. */
enum Processed {
    IN_TIME,
    /** Something that it said was older than what is known. */
    LATE,
    /** It was done before; nothing happened. */
    REPEATED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package health.polaris.connector.hold;

import java.time.Instant;
import java.util.Locale;

/**
 * A feed that an operator has paused.
 *
 * @param name of a sender the first 60 characters of MSH-3 {@code |} MSH-4; of deliveries their destination
 * @param actor caller id of who did it
 */
public record FeedPause(Kind kind, String name, State state, Instant since, String actor, String reason) {

    /** Which way the feed goes. */
    public enum Kind {
        /** In: its messages are acknowledged and stored, and not applied. */
        SENDER,
        /** Out: the destination gets nothing. */
        DELIVERY;

        /** As in the table. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is from going on. */
    public enum State {
        PAUSED,
        /** What is held leaves, and what comes stands behind it. */
        RESUMING;

        /** As in the table and on the wire. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

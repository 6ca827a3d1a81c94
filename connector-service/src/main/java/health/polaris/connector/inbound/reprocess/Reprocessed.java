package health.polaris.connector.inbound.reprocess;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that an operator had done again.
 *
 * @param times how often it was published again; 0: accepted now for the first time, or not published
 * @param reason the rule that refuses it, or why it cannot be read
 */
public record Reprocessed(
        Result result, int times, @Nullable String reason) {

    /** How it ended. */
    public enum Result {
        /** It had been accepted before. */
        PUBLISHED,
        /** It had been refused, or could not be read. */
        ACCEPTED,
        /** The rules of today refuse it. */
        REFUSED,
        /** The profile of today takes its event and does nothing: it is accepted, if it was not before. */
        IGNORED,
        /** It is still no HL7. */
        UNREADABLE,
        /** Its control id was taken when it came. */
        DUPLICATE,
        /** It would be accepted, but another message has its control id by now. */
        CONTROL_ID_TAKEN,
        /** Somebody else had it done at the same moment. */
        CHANGED_MEANWHILE,
        /** Not a message that came from the hospital. */
        NOT_RECEIVED;

        /** As on the wire and in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Reprocessed of(Result result) {
        return new Reprocessed(result, 0, null);
    }

    static Reprocessed refused(String reason) {
        return new Reprocessed(Result.REFUSED, 0, reason);
    }

    /** It is accepted by now, and what was to be done is done. */
    public boolean wasTaken() {
        return wasPublished() || result == Result.IGNORED;
    }

    public boolean wasPublished() {
        return result == Result.PUBLISHED || result == Result.ACCEPTED;
    }
}

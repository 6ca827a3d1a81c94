package health.polaris.encounters.fold.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who said it and when.
 *
 * @param id of the message, or of the change over HTTP
 * @param sender MSH-3 and MSH-4; {@code ""} over HTTP
 * @param ownTime the time that the message gives itself
 * @param eventTime EVN-6, else EVN-2, else MSH-7; over HTTP when the change was made; null for a message without times
 * @param arrivedAt when it was acknowledged
 * @param digest of the content, all but MSH-10; over HTTP the id
 * @param waitingTime the profile's {@code waiting-time} (O2)
 * @param warnings of the connector (F9)
 */
public record Origin(
        String id,
        Place place,
        String sender,
        @Nullable Instant ownTime,
        @Nullable Instant eventTime,
        Instant arrivedAt,
        String digest,
        Duration waitingTime,
        List<Warning> warnings) {

    /** Profile key {@code waiting-time}. */
    public static final Duration DEFAULT_WAITING_TIME = Duration.ofHours(24);

    /** What makes two messages one fact (contracts/identity.md §0): the sender, the own time and the content. */
    public record Telling(String sender, @Nullable Instant ownTime, String digest) implements Comparable<Telling> {

        @Override
        public int compareTo(Telling other) {
            int byDigest = digest.compareTo(other.digest);
            int bySender = byDigest != 0 ? byDigest : sender.compareTo(other.sender);
            return bySender != 0 ? bySender : time().compareTo(other.time());
        }

        private Instant time() {
            return ownTime == null ? Instant.MIN : ownTime;
        }
    }

    /** Without any time nothing says whether it is said again or still (contracts/identity.md §0): such a message is never a repetition. */
    public boolean hasTime() {
        return ownTime != null || eventTime != null;
    }

    /** Times to the millisecond: a message of before it was read more exactly is the same one, and digits that differ are in the digest. */
    public Telling telling() {
        return new Telling(sender, ownTime == null ? null : Instant.ofEpochMilli(ownTime.toEpochMilli()), digest);
    }

    /** When it happened: for a message without times, when it was placed. */
    public Instant happenedAt() {
        return eventTime == null ? place.time() : eventTime;
    }
}

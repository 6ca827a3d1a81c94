package health.polaris.encounters.encounter;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a message of the EPR stands among the others (contracts/encounters.md §7.11, "Late messages").
 *
 * @param sentAt MSH-7
 * @param sender only times of the same sender are compared
 * @param sequence the connector's own increasing number
 */
@Embeddable
public record MessageOrder(
        @Nullable Instant sentAt,
        @Nullable String sender,
        @Nullable Long sequence) {

    /**
     * Whether this message proves older than the last one: by the time of the same sender, or, where that does not
     * decide, by the sequence. Without proof the order of arrival counts.
     */
    public boolean isBefore(@Nullable MessageOrder last) {
        if (last == null) {
            return false;
        }
        int byTime = compareTimes(last);
        if (byTime != 0) {
            return byTime < 0;
        }
        return sequence != null && last.sequence != null && sequence < last.sequence;
    }

    private int compareTimes(MessageOrder last) {
        if (sentAt == null || last.sentAt == null || sender == null || !sender.equals(last.sender)) {
            return 0;
        }
        return sentAt.compareTo(last.sentAt);
    }
}

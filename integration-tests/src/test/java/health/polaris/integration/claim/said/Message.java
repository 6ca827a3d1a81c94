package health.polaris.integration.claim.said;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An ADT message.
 *
 * @param time MSH-7
 * @param event EVN-2
 * @param people a PID each with what belongs to it: two in A17 and A37, one or more in a merge
 */
public record Message(int number, String trigger, Sender sender, Instant time, Instant event, List<Person> people)
        implements Fact {

    /** A field that says {@code ""}: what stands there is deleted. */
    public static final String DELETED = "\"\"";

    @Override
    public Message at(Instant other) {
        Instant moved = event.plus(Duration.between(time, other));
        return new Message(number, trigger, sender, other, moved, people);
    }

    @Override
    public String toString() {
        return "%d. %s %s %s%s %s"
                .formatted(number, time, sender, trigger, event.equals(time) ? "" : " of " + event, people);
    }
}

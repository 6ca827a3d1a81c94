package health.polaris.connector.hl7.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole of what a message says: {@code message} of {@code dhos.24891000000101}. Times are in UTC with milliseconds.
 *
 * @param trigger MSH-9.2, or the event that the profile handles it as
 * @param eventTime EVN-6, else EVN-2, else MSH-7; null without any
 * @param sentAt MSH-7, or the field that the profile names: the beginning of a coarse time, the earlier reading of a
 *     doubled hour; given also when it is ahead of our clock
 * @param sentUntil the end of a coarse time, the later reading of a doubled hour; null for a time to the second
 * @param acknowledgedAt when the message came; null until that is known
 * @param clock {@code synchronised}, or {@code unsynchronised} by the profile
 * @param waitingTime ISO duration, as is {@code localWindow}
 * @param contentDigest of the message as it was read, all but MSH-10
 */
public record MessageFact(
        String trigger,
        @Nullable String eventTime,
        @Nullable String sentAt,
        @Nullable String sentUntil,
        @Nullable String acknowledgedAt,
        String clock,
        String waitingTime,
        String localWindow,
        String contentDigest,
        List<WarningSaid> warnings,
        List<PersonSaid> persons) {

    public MessageFact {
        warnings = List.copyOf(warnings);
        persons = List.copyOf(persons);
    }

    /** The same with what was left out. */
    public MessageFact warning(List<WarningSaid> ofAll) {
        return with(acknowledgedAt, ofAll);
    }

    /** The same of a message that came at that time. */
    public MessageFact acknowledged(Instant at) {
        return with(WireTime.of(at), warnings);
    }

    private MessageFact with(@Nullable String acknowledged, List<WarningSaid> ofAll) {
        return new MessageFact(
                trigger,
                eventTime,
                sentAt,
                sentUntil,
                acknowledged,
                clock,
                waitingTime,
                localWindow,
                contentDigest,
                ofAll,
                persons);
    }
}

package health.polaris.connector.hl7.adt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import health.polaris.connector.hl7.action.Action;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is published for an accepted message (routing key {@code dhos.24891000000101}): HL7 without HL7.
 *
 * @param dhosConnectorMessageUuid of the stored message
 * @param sentAt MSH-7 in UTC with milliseconds, null when it cannot put messages in order
 * @param sender MSH-3 {@code |} MSH-4
 * @param sequence grows within one patient in the order of acceptance
 * @param cancellationClosesLocalEncounter absent, or false: a cancelled admission of a visit nobody knows leaves the
 *     patient's local encounter open
 * @param reprocess absent; 1, 2, … when an operator has the message done again
 */
@JsonInclude(Include.ALWAYS)
public record InternalMessage(
        String dhosConnectorMessageUuid,
        List<Action> actions,
        @Nullable String sentAt,
        String sender,
        long sequence,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean cancellationClosesLocalEncounter,
        @JsonInclude(Include.NON_NULL) @Nullable Integer reprocess) {

    private static final DateTimeFormatter SENT_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    /** @param now by our clock, against which a sender's clock that runs ahead is noticed */
    public static InternalMessage of(String uuid, AdtInterpretation.Understood adt, long sequence, Instant now) {
        String sentAt = adt.sentAt()
                .flatMap(time -> time.ordering(now))
                .map(SENT_AT::format)
                .orElse(null);
        return new InternalMessage(
                uuid,
                adt.actions(),
                sentAt,
                adt.message().message().sender(),
                sequence,
                keepsLocalEncounter(adt.message()) ? Boolean.FALSE : null,
                null);
    }

    /** @param times how often an operator had it done again, this time included */
    public InternalMessage again(int times) {
        return new InternalMessage(
                dhosConnectorMessageUuid, actions, sentAt, sender, sequence, cancellationClosesLocalEncounter, times);
    }

    private static boolean keepsLocalEncounter(ValidAdt adt) {
        return adt.trigger().cancelsAdmission() && !adt.rules().cancellationClosesLocalEncounter();
    }
}

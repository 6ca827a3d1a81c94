package health.polaris.connector.hl7.adt;

import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes the event of an accepted message: HL7 without HL7. */
public final class InternalMessage {

    private static final DateTimeFormatter SENT_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private static final AmqpJson JSON = new AmqpJson();

    private InternalMessage() {}

    /** @param now by our clock, against which a sender's clock that runs ahead is noticed */
    public static EprActions of(String uuid, AdtInterpretation.Understood adt, long sequence, Instant now) {
        String sentAt = adt.sentAt()
                .flatMap(time -> time.ordering(now))
                .map(SENT_AT::format)
                .orElse(null);
        return new EprActions(
                uuid,
                adt.actions().stream()
                        .map(action ->
                                new health.polaris.eventbus.contract.Action(action.name(), JSON.tree(action.data())))
                        .toList(),
                sentAt,
                adt.message().message().sender(),
                sequence,
                keepsLocalEncounter(adt.message()) ? Boolean.FALSE : null,
                null,
                null);
    }

    private static boolean keepsLocalEncounter(ValidAdt adt) {
        return adt.trigger().cancelsAdmission() && !adt.rules().cancellationClosesLocalEncounter();
    }
}

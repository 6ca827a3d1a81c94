package health.polaris.connector.hl7.adt;

import health.polaris.connector.hl7.fact.WireTime;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import java.time.Instant;

/** Makes the event of an accepted message: HL7 without HL7. */
public final class InternalMessage {

    private static final AmqpJson JSON = new AmqpJson();

    private InternalMessage() {}

    /**
     * @param arrival by our clock, against which a sender's clock that runs ahead is noticed; the same however often the
     *     message is published
     */
    public static EprActions of(String uuid, AdtInterpretation.Understood adt, long sequence, Instant arrival) {
        String sentAt = adt.sentAt()
                .flatMap(time -> time.ordering(arrival))
                .map(WireTime::of)
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
                JSON.tree(adt.fact().acknowledged(arrival)));
    }

    private static boolean keepsLocalEncounter(ValidAdt adt) {
        return adt.trigger().cancelsAdmission() && !adt.rules().cancellationClosesLocalEncounter();
    }
}

package health.polaris.encounters.epr.message;

import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.eventbus.contract.Action;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.RejectedMessageException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the body of {@code dhos.24891000000101} (contracts/encounters.md §7.2): keys that nobody knows are ignored, the
 * first action of each name counts, and what can never be done is refused here, before anything is touched.
 */
@Component
public class EnvelopeReader {

    private final AmqpJson json;
    private final ActionReader actions;

    EnvelopeReader(AmqpJson json, ActionReader actions) {
        this.json = json;
        this.actions = actions;
    }

    /** @throws RejectedMessageException when the message can never be done */
    public EprMessage read(EprActions envelope) {
        MessageIdentity identity = identity(envelope).orElseThrow(Refusal.NO_MESSAGE_UUID::exception);
        Map<String, ActionData> named = actionsByName(envelope.actions());
        ActionData patient = named.get("process_patient");
        if (patient == null) {
            throw Refusal.NO_PATIENT_ACTION.exception();
        }
        return actions.read(
                identity,
                order(envelope),
                closesLocalEncounter(envelope),
                patient,
                named.get("process_location"),
                named.get("process_encounter"));
    }

    /** Only the word {@code false} forbids it. */
    private static boolean closesLocalEncounter(EprActions envelope) {
        return !Boolean.FALSE.equals(envelope.cancellationClosesLocalEncounter());
    }

    /** Empty when nobody could be told what became of the message. */
    public Optional<MessageIdentity> identity(EprActions envelope) {
        return Optional.ofNullable(envelope.dhosConnectorMessageUuid())
                .filter(MessageIdentity::isUsable)
                .map(uuid -> new MessageIdentity(uuid, reprocess(envelope.reprocess())));
    }

    private Map<String, ActionData> actionsByName(@Nullable List<Action> list) {
        if (list == null) {
            throw Refusal.INVALID_ENVELOPE.exception("actions");
        }
        Map<String, ActionData> named = new HashMap<>();
        for (Action action : list) {
            if (action.name() == null || action.data() == null || action.data().isNull()) {
                throw Refusal.INVALID_ENVELOPE.exception("actions");
            }
            named.putIfAbsent(action.name(), new ActionData(action.data(), json));
        }
        return named;
    }

    private MessageOrder order(EprActions envelope) {
        return new MessageOrder(sentAt(envelope.sentAt()), envelope.sender(), envelope.sequence());
    }

    private @Nullable Instant sentAt(@Nullable String time) {
        try {
            return time == null
                    ? null
                    : json.convert(json.tree(time), Instant.class).truncatedTo(ChronoUnit.MICROS);
        } catch (RejectedMessageException illFormed) {
            return null;
        }
    }

    private static long reprocess(@Nullable Long times) {
        return times == null ? 0 : Math.max(0, times);
    }
}

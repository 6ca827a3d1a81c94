package health.polaris.encounters.epr;

import health.polaris.encounters.encounter.MessageOrder;
import health.polaris.eventbus.AmqpJson;
import health.polaris.eventbus.RejectedMessageException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of {@code dhos.24891000000101} (contracts/encounters.md §7.2): keys that nobody knows are ignored, the
 * first action of each name counts, and what can never be done is refused here, before anything is touched.
 */
@Component
class EnvelopeReader {

    private final AmqpJson json;
    private final ActionReader actions;

    EnvelopeReader(AmqpJson json, ActionReader actions) {
        this.json = json;
        this.actions = actions;
    }

    /** @throws RejectedMessageException when the message can never be done */
    EprMessage read(JsonNode envelope) {
        MessageIdentity identity = identity(envelope).orElseThrow(Refusal.NO_MESSAGE_UUID::exception);
        Map<String, ActionData> named = actionsByName(envelope.path("actions"));
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
    private static boolean closesLocalEncounter(JsonNode envelope) {
        JsonNode flag = envelope.path("cancellation_closes_local_encounter");
        return !flag.isBoolean() || flag.booleanValue();
    }

    /** Empty when nobody could be told what became of the message. */
    Optional<MessageIdentity> identity(JsonNode envelope) {
        JsonNode uuid = envelope.path("dhos_connector_message_uuid");
        return uuid.isString() && MessageIdentity.isUsable(uuid.stringValue())
                ? Optional.of(new MessageIdentity(uuid.stringValue(), reprocess(envelope.path("reprocess"))))
                : Optional.empty();
    }

    private Map<String, ActionData> actionsByName(JsonNode list) {
        if (!list.isArray()) {
            throw Refusal.INVALID_ENVELOPE.exception("actions");
        }
        Map<String, ActionData> named = new HashMap<>();
        for (JsonNode action : list) {
            JsonNode name = action.path("name");
            if (!name.isString() || !action.hasNonNull("data")) {
                throw Refusal.INVALID_ENVELOPE.exception("actions");
            }
            named.putIfAbsent(name.stringValue(), new ActionData(action.path("data"), json));
        }
        return named;
    }

    private MessageOrder order(JsonNode envelope) {
        JsonNode sender = envelope.path("sender");
        JsonNode sequence = envelope.path("sequence");
        return new MessageOrder(
                sentAt(envelope.path("sent_at")),
                sender.isString() ? sender.stringValue() : null,
                isWhole(sequence) ? sequence.longValue() : null);
    }

    private @Nullable Instant sentAt(JsonNode time) {
        try {
            return time.isString() ? json.convert(time, Instant.class).truncatedTo(ChronoUnit.MICROS) : null;
        } catch (RejectedMessageException illFormed) {
            return null;
        }
    }

    private static long reprocess(JsonNode number) {
        return isWhole(number) ? Math.max(0, number.longValue()) : 0;
    }

    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }
}

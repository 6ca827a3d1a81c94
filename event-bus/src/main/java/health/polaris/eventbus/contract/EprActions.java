package health.polaris.eventbus.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code dhos.24891000000101}: an accepted ADT message as actions, HL7 without HL7 (contracts/connector.md §6).
 *
 * <p>Read leniently, so that whoever sent something unreadable can still be told: what is not of its type counts as
 * missing, an action that is none has neither name nor data, and a list of actions that is none is null.
 *
 * @param dhosConnectorMessageUuid of the message, as stored by the connector
 * @param actions {@code process_patient}, perhaps {@code process_location} and {@code process_encounter}
 * @param sentAt MSH-7 in UTC with milliseconds, null when it cannot put messages in order
 * @param sender MSH-3 {@code |} MSH-4
 * @param sequence grows within one patient in the order of acceptance
 * @param cancellationClosesLocalEncounter absent, or false: a cancelled admission of a visit nobody knows leaves the
 *     patient's local encounter open
 * @param reprocess absent; 1, 2, … when an operator has the message done again
 * @param message the whole of what the message says, from which encounters-service makes a fact (contracts/identity.md
 *     §0); absent from publishers that know only actions. Open-ended as {@link Action#data} is: {@code trigger},
 *     {@code event_time}, {@code sent_at}, {@code sent_until}, {@code acknowledged_at}, {@code clock}, {@code
 *     waiting_time}, {@code local_window}, {@code content_digest}, {@code warnings}, {@code persons}; {@code held} when a
 *     paused feed had kept it back
 */
@JsonPropertyOrder({
    "dhos_connector_message_uuid",
    "actions",
    "sent_at",
    "sender",
    "sequence",
    "cancellation_closes_local_encounter",
    "reprocess",
    "message"
})
public record EprActions(
        @Nullable String dhosConnectorMessageUuid,
        @Nullable List<Action> actions,
        @Nullable String sentAt,
        @Nullable String sender,
        @Nullable Long sequence,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean cancellationClosesLocalEncounter,
        @JsonInclude(Include.NON_NULL) @Nullable Long reprocess,
        @JsonInclude(Include.NON_NULL) @Nullable JsonNode message)
        implements Event {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static EprActions read(JsonNode body) {
        JsonNode closes = body.path("cancellation_closes_local_encounter");
        return new EprActions(
                text(body.path("dhos_connector_message_uuid")),
                actions(body.path("actions")),
                text(body.path("sent_at")),
                text(body.path("sender")),
                whole(body.path("sequence")),
                closes.isBoolean() ? closes.booleanValue() : null,
                whole(body.path("reprocess")),
                body.path("message").isObject() ? body.get("message") : null);
    }

    private static @Nullable List<Action> actions(JsonNode list) {
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false)
                        .map(action -> new Action(text(action.path("name")), action.get("data")))
                        .toList()
                : null;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Long whole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? number.longValue() : null;
    }

    /** @param times how often an operator had it done again, this time included */
    public EprActions again(int times) {
        return with((long) times, message);
    }

    /** Says that it does not come in its turn, so that nobody looks for the cause on the road. */
    public EprActions held() {
        return with(reprocess, ((ObjectNode) Objects.requireNonNull(message).deepCopy()).put("held", true));
    }

    private EprActions with(@Nullable Long times, @Nullable JsonNode said) {
        return new EprActions(
                dhosConnectorMessageUuid,
                actions,
                sentAt,
                sender,
                sequence,
                cancellationClosesLocalEncounter,
                times,
                said);
    }

    @Override
    public @Nullable String conversation() {
        return dhosConnectorMessageUuid == null ? null : "message:" + dhosConnectorMessageUuid;
    }

    /**
     * Ordered by MRN, NHS number, both of the patient merged away, and the visit number, then by every identifier of the
     * message; the first leads. Those of the actions stay among them, because an earlier message that waits may have no
     * others.
     */
    @Override
    public Route route() {
        OrderKeys keys = new OrderKeys();
        Action.data(actions, "process_patient")
                .ifPresent(patient -> keys.and("mrn", text(patient.path("mrn")))
                        .and("nhs", text(patient.path("nhs_number")))
                        .and("mrn", text(patient.path("previous_mrn")))
                        .and("nhs", text(patient.path("previous_nhs_number"))));
        Action.data(actions, "process_encounter")
                .ifPresent(visit -> keys.and("visit", text(visit.path("epr_encounter_id"))));
        if (message != null) {
            keys.andAllOf(message);
        }
        return new Route(RoutingKeys.EPR_ACTIONS, keys.toSet());
    }
}

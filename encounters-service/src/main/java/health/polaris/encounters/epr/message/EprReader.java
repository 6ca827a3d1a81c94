package health.polaris.encounters.epr.message;

import health.polaris.encounters.fact.NewFact;
import health.polaris.encounters.fact.store.FactId;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.OwnTime;
import health.polaris.encounters.fold.fact.Placement;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.location.LocationCode;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import health.polaris.eventbus.contract.RejectedMessageException;
import health.polaris.eventbus.identifier.NhsNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Makes facts of the body of {@code dhos.24891000000101} (contracts/encounters.md §7.2, contracts/identity.md §0). What
 * can never be done is refused here, before anything is touched.
 */
@Component
public record EprReader(AmqpJson json) {
    /** @throws RejectedMessageException when the message can never be done */
    public EprFacts read(EprActions event) {
        MessageIdentity identity = identity(event).orElseThrow(Refusal.NO_MESSAGE_UUID::exception);
        JsonNode message = event.message();
        return message == null ? ofActions(event, identity) : ofMessage(event, identity, message);
    }

    /** Empty when nobody could be told what became of the message. */
    public Optional<MessageIdentity> identity(EprActions event) {
        return Optional.ofNullable(event.dhosConnectorMessageUuid())
                .filter(MessageIdentity::isUsable)
                .map(uuid -> new MessageIdentity(uuid, reprocess(event.reprocess())));
    }

    private static long reprocess(@Nullable Long times) {
        return times == null ? 0 : Math.max(0, times);
    }

    private EprFacts ofMessage(EprActions event, MessageIdentity identity, JsonNode tree) {
        MessageReader message = new MessageReader(new Fields(tree, "message.", json));
        Instant arrival = Objects.requireNonNullElseGet(message.acknowledgedAt(), EprReader::now);
        Source source = new Source(
                identity,
                new Placement(message.ownTime(), arrival, sequence(event, arrival), message.clock()),
                sender(event),
                message.eventTime(),
                Objects.requireNonNullElse(message.digest(), identity.uuid()),
                message.waitingTime(Origin.DEFAULT_WAITING_TIME),
                message.warnings(),
                message.held());
        return source.facts(new StatementReader(message.trigger(), message.persons()).read(), null, List.of());
    }

    /** What was published before messages were told whole has no more of its times than MSH-7, and no digest. */
    private EprFacts ofActions(EprActions event, MessageIdentity identity) {
        Instant sentAt = sentAt(event.sentAt());
        Instant arrival = now();
        OwnTime own = sentAt == null ? new OwnTime.None() : new OwnTime.Exact(sentAt);
        Source source = new Source(
                identity,
                new Placement(own, arrival, sequence(event, arrival), Placement.Clock.SYNCHRONISED),
                sender(event),
                sentAt,
                identity.uuid(),
                Origin.DEFAULT_WAITING_TIME,
                List.of(),
                false);
        ActionsReader actions = new ActionsReader(event.actions(), json);
        return source.facts(actions.read(), actions.scoring(), actions.places());
    }

    /** All of a fact but what it says. */
    private record Source(
            MessageIdentity identity,
            Placement placement,
            String sender,
            @Nullable Instant eventTime,
            String digest,
            Duration waitingTime,
            List<Warning> warnings,
            boolean held) {

        EprFacts facts(StatementReader.Told told, EprFacts.@Nullable Scoring scoring, List<LocationCode> places) {
            requireIdentifiers(told.main());
            Statement ahead = told.ahead();
            NewFact main = fact(identity.uuid(), digest, told.main());
            return new EprFacts(
                    identity,
                    ahead == null ? null : fact(FactId.ahead(identity.uuid()), FactId.ahead(digest), ahead),
                    main,
                    scoring,
                    held,
                    places);
        }

        private NewFact fact(String id, String itsDigest, Statement statement) {
            return new NewFact(
                    id,
                    placement,
                    sender,
                    eventTime,
                    itsDigest,
                    waitingTime,
                    warnings,
                    identity.reprocess(),
                    statement);
        }
    }

    /** I3: an NHS number that is not valid is left out beside an MRN; alone it is refused. */
    private static void requireIdentifiers(Statement statement) {
        List<Identifier> personal = statement
                .identifiers()
                .filter(number -> number.isMrn() || number.isNhsNumber())
                .toList();
        if (personal.isEmpty()) {
            throw Refusal.NO_IDENTIFIER.exception();
        }
        if (personal.stream().allMatch(number -> number.isNhsNumber() && !NhsNumber.isValid(number.value()))) {
            throw Refusal.INVALID_NHS_NUMBER.exception();
        }
    }

    private static String sender(EprActions event) {
        String sender = event.sender();
        return sender == null || sender.indexOf('\0') >= 0 ? "" : Refusal.unlessTooLong(sender, "MSH-3 and MSH-4");
    }

    /** Publishers without numbers stand behind those that have them, in the order of arrival. */
    private static long sequence(EprActions event, Instant arrival) {
        Long sequence = event.sequence();
        return sequence == null ? ChronoUnit.MICROS.between(Instant.EPOCH, arrival) : sequence;
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

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

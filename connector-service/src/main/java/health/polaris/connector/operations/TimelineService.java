package health.polaris.connector.operations;

import health.polaris.common.error.ApiException;
import health.polaris.connector.hold.HeldEventRepository;
import health.polaris.connector.messagelog.MessageSearch;
import health.polaris.connector.messagelog.MessageSearch.FoundMessage;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.connector.operations.Timeline.DeliveryProgress;
import health.polaris.connector.operations.Timeline.Event;
import health.polaris.connector.progress.MessageEventRepository;
import health.polaris.connector.progress.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts together what rows and recorded events say about a message, in a constant number of statements. */
@Service
record TimelineService(
        MessageSearch messages,
        MessageEventRepository events,
        MessageListRepository list,
        MessageStandingRepository standing,
        HeldEventRepository held) {

    private static final Set<String> ENDS = Set.of("sent", "refused", "failed", "given_up");

    private static final Set<String> OUTCOMES = Set.of("processed", "waiting", "rejected");

    Timeline of(String uuid) {
        FoundMessage found = messages.byUuid(uuid).orElseThrow(() -> ApiException.notFound("Message not found"));
        StoredMessage message = found.message();
        MessageSummary summary = list.summary(uuid);
        Optional<DeliveryProgress> delivery = message.received() ? Optional.empty() : standing.ofDelivery(uuid);
        List<Event> happened = new ArrayList<>(message.received() ? reception(message) : List.of(stored(message)));
        happened.addAll(warnings(message));
        events.of(uuid)
                .forEach(event -> happened.add(new Event(event.at(), event.event(), actor(event), event.detail())));
        found.progress().outcome().ifPresent(outcome -> happened.addAll(said(outcome)));
        delivery.flatMap(ended -> unrecordedEnd(ended, happened)).ifPresent(happened::add);
        happened.sort(Comparator.comparing(Event::at));
        return new Timeline(summary, publication(found), delivery.orElse(null), happened, message.subject());
    }

    /** An earlier outcome was written down by whoever caused the next one, but is nobody's doing. */
    private static @Nullable String actor(MessageEventRepository.MessageEvent event) {
        return OUTCOMES.contains(event.event()) ? null : event.actor();
    }

    private static Event stored(StoredMessage message) {
        return new Event(message.created(), "queued", message.createdBy(), null);
    }

    private static List<Event> reception(StoredMessage message) {
        Event received = new Event(message.created(), "received", message.createdBy(), null);
        String detail = Stream.concat(message.ackStatus().stream(), Stream.ofNullable(message.refusal()))
                .collect(Collectors.joining(" "));
        boolean unreadable = message.state() == StoredMessage.State.UNREADABLE;
        return List.of(
                received,
                new Event(
                        message.created(),
                        unreadable ? "unreadable" : "acknowledged",
                        null,
                        detail.isEmpty() ? null : detail));
    }

    private static List<Event> warnings(StoredMessage message) {
        return message.warnings().stream()
                .map(warning -> warning(message.created(), warning.code(), warning.field()))
                .toList();
    }

    /** What the platform warns of is known since it said the outcome. */
    private static List<Event> said(Outcome outcome) {
        List<Event> said = new ArrayList<>();
        said.add(new Event(outcome.at(), outcome.name(), null, outcome.reason()));
        outcome.warnings().forEach(each -> said.add(warning(outcome.at(), each.code(), each.field())));
        return said;
    }

    /** {@code nhs_number_invalid PID-3} */
    private static Event warning(Instant at, String code, String field) {
        return new Event(at, "warning", null, code + " " + field);
    }

    /** Deliveries that ended before ends were recorded one by one. */
    private static Optional<Event> unrecordedEnd(DeliveryProgress delivery, List<Event> recorded) {
        return delivery.endedAt() == null
                        || recorded.stream().anyMatch(event -> ENDS.contains(event.event()))
                        || recorded.stream().anyMatch(event -> event.event().startsWith("delivery_"))
                ? Optional.empty()
                : Optional.of(new Event(
                        delivery.endedAt(),
                        delivery.state(),
                        null,
                        delivery.answerTold() == null ? delivery.lastError() : delivery.answerTold()));
    }

    private @Nullable String publication(FoundMessage found) {
        StoredMessage message = found.message();
        boolean ignored = found.progress()
                .outcome()
                .filter(outcome -> Outcome.TRIGGER_IGNORED.equals(outcome.reason()))
                .isPresent();
        if (!message.accepted() || ignored) {
            return null;
        }
        if (held.holds(message.uuid())) {
            return "held";
        }
        return standing.waits(message) ? "waiting" : "published";
    }
}

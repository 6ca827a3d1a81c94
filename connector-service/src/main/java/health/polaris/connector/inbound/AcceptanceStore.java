package health.polaris.connector.inbound;

import health.polaris.connector.hl7.adt.AdtInterpretation;
import health.polaris.connector.hl7.adt.InternalMessage;
import health.polaris.connector.hold.HeldPublication;
import health.polaris.connector.inbound.Acceptance.Candidate;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.connector.progress.MessageProgressRepository;
import health.polaris.connector.progress.Outcome;
import health.polaris.eventbus.contract.MessageOutcome;
import health.polaris.eventbus.publish.CorrelatedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Accepts messages in one transaction: two statements, however many they are, one more for those of paused feeds, and one
 * for those whose trigger is ignored.
 */
@Component
record AcceptanceStore(
        StoredMessageRepository messages,
        MessageProgressRepository progress,
        HeldPublication publication,
        TransactionOperations transaction) {

    /** One result for each; empty when its control id is taken. */
    List<Optional<Answer>> accept(List<Candidate> candidates) {
        return transaction.execute(_ -> acceptAll(candidates));
    }

    private List<Optional<Answer>> acceptAll(List<Candidate> candidates) {
        Map<String, StoredMessageRepository.Accepted> stored =
                messages.accept(candidates.stream().map(Candidate::row).toList(), AcceptanceOrder.TURN);
        List<CorrelatedEvent> events = new ArrayList<>();
        List<CorrelatedEvent> held = new ArrayList<>();
        List<MessageOutcome> ignored = new ArrayList<>();
        List<Optional<Answer>> answers = new ArrayList<>();
        for (Candidate each : candidates) {
            StoredMessageRepository.Accepted accepted = stored.get(each.row().uuid());
            if (accepted == null) {
                answers.add(Optional.empty());
            } else {
                each.incoming()
                        .understood()
                        .ifPresentOrElse(
                                adt -> (accepted.held() ? held : events).add(event(each, adt, accepted.sequence())),
                                () -> ignored.add(new MessageOutcome(
                                        each.row().uuid(), MessageOutcome.PROCESSED, Outcome.TRIGGER_IGNORED)));
                answers.add(Optional.of(new Answer(
                        each.row().uuid(), each.answer(), each.incoming().profile())));
            }
        }
        publication.publish(events);
        publication.hold(held);
        if (!ignored.isEmpty()) {
            progress.conclude(ignored);
        }
        return answers;
    }

    private static CorrelatedEvent event(Candidate candidate, AdtInterpretation.Understood adt, long number) {
        return new CorrelatedEvent(
                InternalMessage.of(
                        candidate.row().uuid(), adt, number, candidate.row().created()),
                candidate.requestId(),
                candidate.traceparent());
    }
}

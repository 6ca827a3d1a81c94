package health.polaris.connector.deadletter;

import health.polaris.common.error.ApiException;
import health.polaris.connector.progress.MessageEventRepository;
import health.polaris.eventbus.deadletter.ErrorQueue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes dead letters from the queue {@code errors}, and lets those go whose message was applied after all
 * (contracts/identity.md O2), by what came later or because somebody sent it again, and those that a newer letter of the
 * same message supersedes.
 */
@Component
class DeadLetterIntake {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterIntake.class);
    private static final int AT_ONCE = 200;

    private final ErrorQueue errors;
    private final DeadLetterRepository letters;
    private final MessageEventRepository events;
    private final TransactionTemplate transaction;
    private final Counter resolved;

    DeadLetterIntake(
            ErrorQueue errors,
            DeadLetterRepository letters,
            MessageEventRepository events,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.errors = errors;
        this.letters = letters;
        this.events = events;
        this.transaction = transaction;
        this.resolved = meters.counter("polaris.dead.letters.resolved");
    }

    /** Also when an operator looks. What cannot be done now is done the next time. */
    @Scheduled(
            initialDelayString = "${polaris.connector.dead-letters.poll:PT1S}",
            fixedDelayString = "${polaris.connector.dead-letters.poll:PT1S}")
    void look() {
        try {
            letGo(letters::deleteResolved, "the message was applied");
            take();
        } catch (ApiException brokerAway) {
            log.debug("Dead letters wait in the queue: {}", brokerAway.getMessage());
        } catch (DataAccessException | TransactionException databaseAway) {
            log.debug("Dead letters wait in the queue", databaseAway);
        }
    }

    private void take() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = errors.take(AT_ONCE, part -> letGo(() -> letters.keep(part), "a newer one is about the message"));
        }
    }

    private void letGo(Supplier<List<DeadLetterRepository.Resolved>> work, String why) {
        List<DeadLetterRepository.Resolved> gone = new ArrayList<>();
        transaction.executeWithoutResult(_ -> {
            gone.addAll(work.get());
            gone.forEach(letter -> events.add(letter.messageUuid(), "dead_letter_resolved", letter.id()));
        });
        gone.forEach(letter -> {
            resolved.increment();
            log.info("Dead letter {} of message {} is gone: {}", letter.id(), letter.messageUuid(), why);
        });
    }
}

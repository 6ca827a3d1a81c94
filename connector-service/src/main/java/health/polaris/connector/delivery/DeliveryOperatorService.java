package health.polaris.connector.delivery;

import health.polaris.common.error.ApiException;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.connector.progress.OperatorActionService;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with deliveries, each in one transaction with its audit event. */
@Service
public class DeliveryOperatorService {

    private final StoredMessageRepository messages;
    private final DeliveryService deliveries;
    private final OperatorActionService journal;

    DeliveryOperatorService(
            StoredMessageRepository messages, DeliveryService deliveries, OperatorActionService journal) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.journal = journal;
        // The commonest of what they were before: a scrape of a service at rest stays small.
        Stream.of(OperatorAction.DELIVERY_RETRY, OperatorAction.DELIVERY_GIVE_UP)
                .forEach(action -> journal.foresee(action, Stream.of(DeliveryState.FAILED.label())));
    }

    /**
     * Tries again what failed, was given up or was ended by an operator.
     *
     * @param force also what the receiver has refused: it has the message
     * @throws ApiException 404 without delivery, 409 when it is in another state
     */
    @Transactional
    public void retry(String messageUuid, boolean force) {
        String state = state(messageUuid);
        boolean again = force ? deliveries.tryRefusedAgain(messageUuid) : deliveries.tryAgain(messageUuid);
        if (!again) {
            throw ApiException.conflict(notRetried(state));
        }
        journal.did(OperatorAction.DELIVERY_RETRY, messageUuid, state);
    }

    private static String notRetried(String state) {
        return switch (state) {
            case "refused", "ended_by_operator" ->
                "The receiver has refused the message; it is sent again with force alone";
            case "sent" -> "The message was sent";
            default -> "The message is on its way";
        };
    }

    /**
     * Ends a delivery for good: one that waits, so that the next one of its patient goes on, or one that did not arrive and
     * that somebody has dealt with, so that it no longer waits for anybody.
     *
     * @throws ApiException 404 without delivery, 409 when it is being sent, was sent, or was ended before
     */
    @Transactional
    public void giveUp(String messageUuid) {
        String state = state(messageUuid);
        if (!deliveries.giveUp(messageUuid)) {
            throw ApiException.conflict(
                    state.equals("sending")
                            ? "The message is being sent just now"
                            : "There is nothing to give up: the delivery is " + state);
        }
        journal.did(OperatorAction.DELIVERY_GIVE_UP, messageUuid, state);
    }

    private String state(String messageUuid) {
        return deliveries
                .lockState(messageUuid)
                .orElseThrow(() -> ApiException.notFound(
                        messages.findByUuid(messageUuid).isPresent()
                                ? "The message has no delivery"
                                : "Message not found"));
    }
}

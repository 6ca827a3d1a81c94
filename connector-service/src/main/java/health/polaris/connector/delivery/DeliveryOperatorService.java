package health.polaris.connector.delivery;

import health.polaris.common.error.ApiException;
import health.polaris.connector.messagelog.StoredMessageRepository;
import health.polaris.connector.progress.OperatorAction;
import health.polaris.connector.progress.OperatorActionService;
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
    }

    /**
     * Tries again what failed or was given up.
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
            case "refused" -> "The receiver has refused the message; it is sent again with force alone";
            case "sent" -> "The message was sent";
            default -> "The message is on its way";
        };
    }

    /**
     * Ends the waiting of a delivery, so that the next one of its patient goes on.
     *
     * @throws ApiException 404 without delivery, 409 when it does not wait
     */
    @Transactional
    public void giveUp(String messageUuid) {
        String state = state(messageUuid);
        if (!deliveries.giveUp(messageUuid)) {
            throw ApiException.conflict(
                    state.equals("sending")
                            ? "The message is being sent just now"
                            : "The delivery does not wait: it is " + state);
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

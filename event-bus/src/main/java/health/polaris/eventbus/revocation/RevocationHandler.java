package health.polaris.eventbus.revocation;

import health.polaris.eventbus.broker.PolarisQueue;
import health.polaris.eventbus.consume.EventHandler;
import health.polaris.eventbus.consume.Inbox;
import health.polaris.eventbus.consume.ReceivedEvent;
import health.polaris.eventbus.contract.RejectedMessageException;
import org.springframework.transaction.support.TransactionOperations;

/** Takes over whose tokens are good no longer; the events of one holder one after another. */
record RevocationHandler(
        PolarisQueue queue,
        RevocationTable table,
        KnownRevocations known,
        Inbox inbox,
        TransactionOperations transaction)
        implements EventHandler<TokensRevoked> {

    @Override
    public void handle(ReceivedEvent<TokensRevoked> received) {
        if (!received.event().complete()) {
            throw new RejectedMessageException("revocation: holder_kind or holder_id is missing");
        }
        transaction.executeWithoutResult(_ -> {
            // One that comes a second time must not bar anew who was readmitted.
            if (inbox.firstTime(queue, received.messageId())) {
                table.add(received.event());
            }
        });
        known.look();
    }
}

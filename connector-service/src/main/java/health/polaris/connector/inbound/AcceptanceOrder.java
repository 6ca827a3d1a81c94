package health.polaris.connector.inbound;

import health.polaris.web.database.AdvisoryLocks;
import org.springframework.stereotype.Component;

/**
 * Lets one transaction after another accept messages, over all replicas, until it ends: the numbers of the messages, the
 * commits, the rows of the outbox and the acknowledgements then have one order (contracts/identity.md O1). It costs little
 * because a transaction accepts all messages that wait at its moment ({@link GroupCommit}).
 */
@Component
public record AcceptanceOrder(AdvisoryLocks locks) {
    static final String TURN = "acceptance of messages";

    /** Before a number is drawn. */
    public void waitForTurn() {
        locks.take(TURN);
    }
}

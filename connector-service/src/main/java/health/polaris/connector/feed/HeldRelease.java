package health.polaris.connector.feed;

import health.polaris.connector.hold.FeedPauseRepository;
import health.polaris.connector.hold.HeldEventRepository;
import health.polaris.connector.hold.HeldPublication;
import health.polaris.connector.inbound.AcceptanceOrder;
import health.polaris.eventbus.publish.CorrelatedEvent;
import health.polaris.web.database.AdvisoryLocks;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what was held of feeds that go on, in the order of the acknowledgements, a part in each transaction; what its
 * senders send meanwhile stands behind it. When nothing is left, under the lock of the acceptance, a feed is one like
 * others again. What a replica has begun another one goes on with.
 */
@Component
record HeldRelease(
        HeldEventRepository held,
        HeldPublication publication,
        FeedPauseRepository pauses,
        AdvisoryLocks locks,
        AcceptanceOrder order,
        TransactionTemplate transaction) {

    private static final Logger log = LoggerFactory.getLogger(HeldRelease.class);
    private static final int AT_ONCE = 500;

    @Scheduled(fixedDelayString = "${polaris.connector.feeds.poll:PT1S}")
    void look() {
        try {
            if (held.isAnyReady()) {
                release();
            }
        } catch (DataAccessException | TransactionException databaseAway) {
            log.debug("What was held waits for the database", databaseAway);
        }
    }

    private void release() {
        int released = 0;
        int part;
        do {
            part = transaction.execute(_ -> releasePart());
            released += part;
        } while (part == AT_ONCE);
        int ended = transaction.execute(_ -> {
            order.waitForTurn();
            releasePart();
            return pauses.end();
        });
        if (released > 0 || ended > 0) {
            log.info("{} messages that were held are published; {} feeds go on as before", released, ended);
        }
    }

    private int releasePart() {
        locks.take("release of held messages");
        List<CorrelatedEvent> part = held.take(AT_ONCE);
        publication.publish(part);
        return part.size();
    }
}

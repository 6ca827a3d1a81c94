package health.polaris.eventbus.consume;

import health.polaris.eventbus.broker.MessagingSettings;
import health.polaris.eventbus.broker.PolarisQueue;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers which messages were processed, for those whose effect does not bear repetition. */
public record Inbox(JdbcClient jdbc, MessagingSettings settings, Clock clock) {
    /**
     * True the first time, false ever after (for 30 days, {@code polaris.messaging.inbox-retention}). It is part of the
     * transaction: rolled back, it has not happened. A second transaction that asks for the same id at the same time
     * waits for the first.
     *
     * @param messageId null when the publisher gave none: such a message is always taken for new
     * @throws IllegalStateException outside a transaction
     */
    public boolean firstTime(PolarisQueue queue, @Nullable String messageId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The inbox is asked inside the transaction of the message's effect");
        }
        return messageId == null
                || jdbc.sql("insert into inbox_message (queue, message_id) values (?, ?) on conflict do nothing")
                                .params(queue.queueName(), messageId)
                                .update()
                        == 1;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void purge() {
        new OldRows(jdbc, "inbox_message", "processed_at")
                .forget(clock.instant().minus(settings.inboxRetention()));
    }
}

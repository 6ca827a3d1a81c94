package health.polaris.eventbus.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.eventbus.MessagingContext;
import health.polaris.eventbus.broker.PolarisQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InboxTest {

    private static final PolarisQueue QUEUE = PolarisQueue.MESSAGES_ALERTS;

    private final ApplicationContext context = MessagingContext.shared();
    private final Inbox inbox = context.getBean(Inbox.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    private final String id = UUID.randomUUID().toString();

    @Test
    void knowsAMessageThatItHasSeen() {
        assertThat(firstTime(QUEUE)).isTrue();
        assertThat(firstTime(QUEUE)).isFalse();
        assertThat(firstTime(PolarisQueue.CONNECTOR_DOCUMENTS)).isTrue();
    }

    @Test
    void takesAMessageWithoutIdForNewEachTime() {
        assertThat(firstTime(QUEUE, null)).isTrue();
        assertThat(firstTime(QUEUE, null)).isTrue();
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            inbox.firstTime(QUEUE, id);
            status.setRollbackOnly();
        });

        assertThat(firstTime(QUEUE)).isTrue();
    }

    @Test
    void isPartOfATransaction() {
        assertThatThrownBy(() -> inbox.firstTime(QUEUE, id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void purgesOldRowsOnly() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("""
                        insert into inbox_message (queue, message_id, processed_at)
                        select 'old', 'old-' || i, now() - interval '31 days' from generate_series(1, 6000) i
                        """).update();
        firstTime(QUEUE);

        inbox.purge();

        assertThat(jdbc.sql("select count(*) from inbox_message where queue = 'old'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(firstTime(QUEUE)).isFalse();
    }

    private boolean firstTime(PolarisQueue queue) {
        return firstTime(queue, id);
    }

    private boolean firstTime(PolarisQueue queue, @Nullable String messageId) {
        return Boolean.TRUE.equals(transaction.execute(status -> inbox.firstTime(queue, messageId)));
    }
}

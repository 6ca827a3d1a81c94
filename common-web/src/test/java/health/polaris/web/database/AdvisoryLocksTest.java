package health.polaris.web.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.common.probe.Probe;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** With two replicas played by two threads. */
class AdvisoryLocksTest {

    private final AdvisoryLocks locks = Probe.shared().bean(AdvisoryLocks.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(Probe.shared().bean(PlatformTransactionManager.class));

    @Test
    void isHeldToTheEndOfTheTransaction() {
        transaction.executeWithoutResult(status -> {
            locks.take("ward:7");
            assertThat(elsewhere(() -> locks.takeIfFree("ward:7"))).isFalse();
            assertThat(elsewhere(() -> locks.takeIfFree("ward:8"))).isTrue();
            assertThat(locks.takeIfFree("ward:7")).as("by its holder").isTrue();
        });
        assertThat(elsewhere(() -> locks.takeIfFree("ward:7"))).isTrue();
    }

    @Test
    void waitsForTheHolder() throws Exception {
        try (ExecutorService replica = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> other = transaction.execute(status -> {
                locks.take(List.of("bed:1", "bed:2"));
                Future<Boolean> waiting = replica.submit(taking("bed:2", "bed:3"));
                Awaitility.await().untilAsserted(() -> assertThat(waiters()).isEqualTo(1));
                assertThat(waiting.isDone()).isFalse();
                return waiting;
            });
            assertThat(other.get()).isTrue();
        }
    }

    private int waiters() {
        return Probe.shared()
                .bean(JdbcClient.class)
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Integer.class)
                .single();
    }

    @Test
    void takesManyInOneOrderSoThatNobodyWaitsInACircle() throws Exception {
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both = List.of(taking("a", "b", "c"), taking("c", "b", "a"), taking("b", "a", "b"));
            for (int round = 0; round < 20; round++) {
                for (Future<Boolean> replica : replicas.invokeAll(both)) {
                    assertThat(replica.get()).isTrue();
                }
            }
        }
    }

    @Test
    void needsATransaction() {
        assertThatThrownBy(() -> locks.take("ward:7")).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> locks.takeIfFree("ward:7")).isInstanceOf(IllegalTransactionStateException.class);
    }

    private Callable<Boolean> taking(String... words) {
        return () -> transaction.execute(status -> {
            locks.take(List.of(words));
            return true;
        });
    }

    private boolean elsewhere(Callable<Boolean> attempt) {
        try (ExecutorService replica = Executors.newVirtualThreadPerTaskExecutor()) {
            return replica.submit(() -> transaction.execute(status -> {
                        try {
                            return attempt.call();
                        } catch (Exception failure) {
                            throw new IllegalStateException(failure);
                        }
                    }))
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

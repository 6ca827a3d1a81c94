package health.polaris.web.database;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks on words, over all replicas of a service, until the transaction ends: PostgreSQL's advisory locks. A statement
 * that starts after a lock was taken sees what the holder before has committed (isolation is read committed).
 *
 * <p>A word names what is locked and whose: {@code patient:5d0c5c5c-38d4-4a5c-9a0e-4f4d6b1a7f10}, {@code dead letters}.
 * A lock that the transaction holds already is taken again at once. Where a transaction takes locks in several steps,
 * all of its kind take the steps in the same order, or they could wait for each other in a circle.
 */
public record AdvisoryLocks(JdbcClient database) {
    private static final String TAKE = """
            select count(pg_advisory_xact_lock(key)) from (
              select distinct hashtextextended(word, 0) as key
              from unnest(:words::text[]) as words (word) order by key offset 0) keys
            """;
    private static final String TAKE_IF_FREE = "select pg_try_advisory_xact_lock(hashtextextended(:word, 0))";

    /** Waits for the lock. */
    public void take(String word) {
        take(List.of(word));
    }

    /** Waits for all of them, in one order for everybody. */
    public void take(Collection<String> words) {
        demandTransaction();
        database.sql(TAKE)
                .param("words", words.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Does not wait: false when another transaction holds it. */
    public boolean takeIfFree(String word) {
        demandTransaction();
        return database.sql(TAKE_IF_FREE)
                .param("word", word)
                .query(Boolean.class)
                .single();
    }

    /** Without one the lock would be gone with the statement that took it. */
    private static void demandTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("An advisory lock needs a transaction that holds it");
        }
    }
}

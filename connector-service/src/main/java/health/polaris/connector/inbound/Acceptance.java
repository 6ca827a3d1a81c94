package health.polaris.connector.inbound;

import health.polaris.common.logging.RequestId;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.messagelog.StoredMessage;
import health.polaris.eventbus.trace.Traces;
import health.polaris.web.database.DatabasePool;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Accepts messages in the order of their numbers. Those that wait at the same moment share a transaction, those of MLLP
 * and those of HTTP each with the connections of their own pool.
 */
@Component
public class Acceptance {

    private static final GroupCommit.Bounds<Candidate> BOUNDS = new GroupCommit.Bounds<>(
            64, 4_000_000, candidate -> candidate.row().content().length());

    private final AcceptanceStore store;
    private final Traces traces;
    private final Clock clock;
    private final Map<String, GroupCommit<Candidate, Optional<Answer>>> pools = new ConcurrentHashMap<>();

    Acceptance(AcceptanceStore store, Traces traces, Clock clock) {
        this.store = store;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * A message with all that its thread knows of it, since another thread may store it.
     *
     * @param requestId under which it came
     * @param traceparent the span that goes on with it; null: nobody follows
     */
    record Candidate(
            Incoming incoming,
            StoredMessage row,
            Acknowledgement answer,
            String requestId,
            @Nullable String traceparent) {}

    /** Stores and publishes; empty when the control id is taken, and then nothing is stored. */
    Optional<Answer> accept(Incoming incoming) {
        Acknowledgement answer = incoming.acceptance(clock.instant());
        StoredMessage row = StoredMessage.accepted(incoming.received(), answer.text());
        return pools.computeIfAbsent(DatabasePool.current(), _ -> newGroup())
                .submit(new Candidate(incoming, row, answer, RequestId.current(), traces.current()));
    }

    private GroupCommit<Candidate, Optional<Answer>> newGroup() {
        return new GroupCommit<>(BOUNDS, store::accept, Acceptance::concernsAll);
    }

    /** The database is away, or too slow. */
    private static boolean concernsAll(Throwable failure) {
        return failure instanceof TransactionException
                || failure instanceof TransientDataAccessException
                || failure instanceof DataAccessResourceFailureException;
    }
}

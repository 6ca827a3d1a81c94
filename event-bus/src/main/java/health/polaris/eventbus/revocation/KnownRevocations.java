package health.polaris.eventbus.revocation;

import health.polaris.common.security.Caller;
import health.polaris.common.security.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * What this replica knows of the table: all of it before the first request, then what changes, within a second. It asks no
 * database earlier, because an image is built where there is none ({@code deploy/train.sh}).
 */
final class KnownRevocations implements Revocations, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KnownRevocations.class);

    /** Claims that name a holder, and of which kind it is; the last one says at which tablet a clinician logged in. */
    private static final Map<String, String> KINDS = Map.of(
            "patient_id", "patient",
            "device_id", "device",
            "clinician_id", "clinician",
            "referring_device_id", "device");

    /** A row is stamped before its transaction commits: what was seen lately is looked at again. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final RevocationTable table;
    private volatile Map<RevokedHolder.Key, RevokedHolder> holders = new ConcurrentHashMap<>();
    private Instant newest = Instant.EPOCH;
    private boolean failing;
    private volatile boolean running;

    KnownRevocations(RevocationTable table) {
        this.table = table;
    }

    @Override
    public void start() {
        look();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean cover(Caller caller, @Nullable Instant issuedAt) {
        return !holders.isEmpty()
                && KINDS.entrySet().stream()
                        .anyMatch(kind -> ids(caller.claims().get(kind.getKey()))
                                .map(id -> holders.get(new RevokedHolder.Key(kind.getValue(), id)))
                                .anyMatch(holder -> holder != null && holder.covers(issuedAt)));
    }

    private static Stream<String> ids(@Nullable Object claim) {
        return switch (claim) {
            case String id -> Stream.of(id);
            case List<?> ids -> ids.stream().map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }

    synchronized void look() {
        for (RevokedHolder holder : table.changedSince(newest.minus(OVERLAP))) {
            holders.put(holder.key(), holder);
            newest = holder.changed().isAfter(newest) ? holder.changed() : newest;
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void lookAgain() {
        try {
            look();
            failing = false;
        } catch (DataAccessException | TransactionException away) {
            if (!failing) {
                failing = true;
                log.warn(
                        "Revoked tokens cannot be looked up: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    /** Forgets whose tokens have all ended, whichever replica deleted their rows. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void purge() {
        log.debug("Purged {} revocations", table.purge());
        Map<RevokedHolder.Key, RevokedHolder> kept = new ConcurrentHashMap<>();
        table.changedSince(Instant.EPOCH).forEach(holder -> kept.put(holder.key(), holder));
        synchronized (this) {
            holders = kept;
            look();
        }
    }
}

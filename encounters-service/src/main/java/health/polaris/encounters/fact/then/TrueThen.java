package health.polaris.encounters.fact.then;

import health.polaris.common.error.ApiException;
import health.polaris.encounters.chronicle.Chronicle;
import health.polaris.encounters.fact.row.GroupRows;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.StoredGroups;
import health.polaris.encounters.fold.Group;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.view.Difference.Named;
import health.polaris.encounters.fold.view.View;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Patients and stays as they were by event time: the fold of those facts of their groups that had happened, whenever it was that
 * they arrived. What a base has taken up had happened, and nobody knows in which order: nothing is known of the time before its
 * horizon, nor of how a row from before facts were kept was before it was changed last. However many are asked for, it takes the
 * same few statements, of one moment of the database: a group that is united with another while it is read is neither missing nor
 * there twice.
 */
@Service
public class TrueThen {

    private final AskedGroups asked;
    private final StoredGroups stored;
    private final Chronicle chronicle;
    private final TransactionTemplate moment;

    TrueThen(AskedGroups asked, StoredGroups stored, Chronicle chronicle, PlatformTransactionManager transactions) {
        this.asked = asked;
        this.stored = stored;
        this.chronicle = chronicle;
        this.moment = new TransactionTemplate(transactions);
        moment.setReadOnly(true);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Of the group of one stay. */
    public Past ofStay(String uuid, Instant time) {
        return past(() -> asked.ofStay(uuid, time), time);
    }

    /** Of all groups to which numbers of the patients lead, or of their stays. */
    public Past ofPatients(Collection<String> uuids, Instant time) {
        return past(() -> asked.ofPatients(uuids, time), time);
    }

    /**
     * Of all groups of which somebody can have been at one of the places.
     *
     * @param openAsOf which stays are asked for: those that end later
     */
    public Past atPlaces(Collection<String> uuids, Instant time, Instant openAsOf) {
        return past(() -> asked.atPlaces(uuids, time, openAsOf), time);
    }

    /**
     * Of the groups to which a number leads.
     *
     * @param kind {@code MRN} or {@code NHS_NUMBER}
     * @param namespace null for any
     */
    public Past ofNumber(String kind, String value, @Nullable String namespace, Instant time) {
        return past(() -> asked.ofNumber(kind, value, namespace, time), time);
    }

    private Past past(Supplier<AskedGroups.Asked> question, Instant time) {
        return Objects.requireNonNull(moment.execute(_ -> {
            AskedGroups.Asked about = question.get();
            Collection<FoldedGroup> folded = stored.load(asked.versions(about)).values();
            requireKnown(Stream.concat(about.knownFrom().stream(), horizons(folded)), time);
            List<Past.Turned> groups = folded.stream()
                    .map(group -> new Past.Turned(GroupRows.of(then(group, time)), GroupRows.of(group.named())))
                    .toList();
            return new Past(groups, untold(about.rows(), groups));
        }));
    }

    /** A base without a horizon is of rows from before facts were kept: when they were changed nobody knows, but not since. */
    private Stream<Instant> horizons(Collection<FoldedGroup> groups) {
        return groups.stream()
                .map(group -> group.group().base())
                .filter(base -> !base.equals(State.EMPTY))
                .map(base -> base.horizon() == null
                        ? chronicle.since()
                        : base.horizon().time());
    }

    /**
     * That what was true then is known.
     *
     * @param from from when on it is, of each that is asked about
     * @throws ApiException 400
     */
    public static void requireKnown(Stream<Instant> from, Instant time) {
        from.filter(known -> known.isAfter(time)).max(Instant::compareTo).ifPresent(known -> {
            throw ApiException.invalid(
                    "as_of_event: what was true of all that is asked about is known from " + known + " on");
        });
    }

    /** Rows from before facts were kept, which nothing was said of since. */
    private static Set<String> untold(Set<String> rows, List<Past.Turned> groups) {
        Set<String> untold = new HashSet<>(rows);
        groups.forEach(group -> {
            untold.removeAll(group.now().encounters().keySet());
            untold.removeAll(group.now().parents().keySet());
        });
        return untold;
    }

    private static Named then(FoldedGroup group, Instant time) {
        List<Fact> happened = group.group().facts().stream()
                .filter(fact -> !fact.origin().happenedAt().isAfter(time))
                .toList();
        if (happened.size() == group.group().facts().size()) {
            return group.named();
        }
        View view = Group.of(group.group().base(), happened).state().view();
        return new Named(view, group.names().carriedFrom(group.view(), view, names(group.id())));
    }

    /** For what nobody knows of today: whoever asks again is told the same. */
    private static Supplier<String> names(long group) {
        AtomicInteger count = new AtomicInteger();
        return () -> UUID.nameUUIDFromBytes(
                        ("of group %d: %d".formatted(group, count.getAndIncrement())).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

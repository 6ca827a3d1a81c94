package health.polaris.encounters.epr;

import health.polaris.encounters.epr.message.EprFacts;
import health.polaris.encounters.fact.TakenFact;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether our own road keeps the order in which messages were acknowledged (contracts/identity.md O1). What comes late
 * came late from its sender, unless a message with a later sequence was here before: that is counted, and never happens.
 */
@Component
class RoadOrder {

    private static final Logger log = LoggerFactory.getLogger(RoadOrder.class);

    /** Of messages alone: a change over HTTP, and a publisher without sequence, has a number far above theirs. */
    private static final String OVERTAKEN = """
            select late.id from fact late
            where late.id = any(:late) and exists (
                select 1 from fact other
                where other.group_id = late.group_id and other.number > late.number and other.number < 1000000000000000
                  and other.id <> all(:batch))
            """;

    private final JdbcClient jdbc;
    private final Counter overtaken;

    RoadOrder(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.overtaken = registry.counter("polaris.epr.overtaken");
    }

    /**
     * @param known messages that came before: sent again, by an operator too, they come behind later ones rightly, as those
     *     of a feed that was paused do
     */
    void check(List<EprFacts> batch, List<TakenFact> news, Set<String> known) {
        Set<String> again = batch.stream()
                .filter(message -> message.held()
                        || message.identity().reprocess() > 0
                        || known.contains(message.identity().uuid()))
                .map(message -> message.identity().uuid())
                .collect(Collectors.toSet());
        String[] late = news.stream()
                .filter(TakenFact::late)
                .map(TakenFact::id)
                .filter(id -> !again.contains(id))
                .toArray(String[]::new);
        if (late.length > 0) {
            Set<String> ids = batch.stream()
                    .flatMap(facts -> facts.all().stream())
                    .map(fact -> fact.id())
                    .collect(Collectors.toSet());
            List<String> found = jdbc.sql(OVERTAKEN)
                    .param("late", late)
                    .param("batch", ids.toArray(String[]::new))
                    .query((row, _) -> row.getString("id"))
                    .list();
            overtaken.increment(found.size());
            found.forEach(id -> log.warn("EPR message {} was overtaken by a later one on its way through the bus", id));
        }
    }
}

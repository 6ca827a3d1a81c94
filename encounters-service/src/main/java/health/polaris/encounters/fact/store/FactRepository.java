package health.polaris.encounters.fact.store;

import health.polaris.common.database.Columns;
import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fact.store.StoredFact.ChangedOutcome;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Origin;
import health.polaris.encounters.fold.fact.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts. */
@Component
public record FactRepository(JdbcClient jdbc) {
    private static final String PLACE = "place_time, place_sequence, place_ahead, number";

    /** A fact that was taken in already. */
    public record Known(long group, long reprocess, boolean late) {}

    /** By id, those that are stored. */
    public Map<String, Known> known(Collection<String> ids) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select id, group_id, reprocess, late from fact where id = any(:ids::text[])")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("id"),
                            new Known(row.getLong("group_id"), row.getLong("reprocess"), row.getBoolean("late")));
                });
        return known;
    }

    /** All facts of each of the groups. */
    public Map<Long, List<Fact>> ofGroups(Collection<Long> groups) {
        Map<Long, List<Fact>> facts = new HashMap<>();
        jdbc.sql("select group_id, id, " + PLACE
                        + ", sender, own_time, event_time, arrived_at, digest, origin, statement"
                        + " from fact where group_id = any(:groups::bigint[])")
                .param("groups", Columns.numbers(groups))
                .query(row -> {
                    facts.computeIfAbsent(row.getLong("group_id"), _ -> new ArrayList<>())
                            .add(fact(row));
                });
        return facts;
    }

    private static Fact fact(ResultSet row) throws SQLException {
        FactJson.OriginRest rest = FactJson.originRest(row.getString("origin"));
        Origin origin = new Origin(
                row.getString("id"),
                place(row),
                row.getString("sender"),
                time(row, "own_time"),
                time(row, "event_time"),
                Objects.requireNonNull(time(row, "arrived_at")),
                row.getString("digest"),
                rest.waitingTime(),
                rest.warnings());
        return new Fact(origin, FactJson.statement(row.getString("statement")));
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(
                Objects.requireNonNull(time(row, "place_time")),
                row.getLong("place_sequence"),
                time(row, "place_ahead"),
                row.getLong("number"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public void insert(Collection<StoredFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        said(facts, """
                        insert into fact (id, group_id, place_time, place_sequence, place_ahead, number, sender, own_time,
                            event_time, arrived_at, digest, origin, statement, reprocess, late,
                            outcome, told, outcome_detail, waits_until)
                        select id, group_id, place_time::timestamptz, place_sequence, place_ahead::timestamptz, number,
                            sender, own_time::timestamptz, event_time::timestamptz, arrived_at::timestamptz, digest,
                            origin::json, statement::json, reprocess, late::boolean,
                            outcome, told, outcome_detail::json, waits_until::timestamptz
                        from unnest(:ids::text[], :groups::bigint[], :placeTimes::text[], :placeSequences::bigint[],
                                :placesAhead::text[], :numbers::bigint[], :senders::text[], :ownTimes::text[],
                                :eventTimes::text[], :arrivals::text[], :digests::text[], :origins::text[],
                                :statements::text[], :reprocesses::bigint[], :late::text[],
                                :outcomes::text[], :told::text[], :details::text[], :waitsUntil::text[])
                            as new (id, group_id, place_time, place_sequence, place_ahead, number, sender, own_time,
                                event_time, arrived_at, digest, origin, statement, reprocess, late,
                                outcome, told, outcome_detail, waits_until)
                        """)
                .param("groups", Columns.numbers(facts, StoredFact::group))
                .param("placeTimes", Columns.times(facts, each -> each.place().time()))
                .param(
                        "placeSequences",
                        Columns.numbers(facts, each -> each.place().sequence()))
                .param("placesAhead", Columns.times(facts, each -> each.place().ahead()))
                .param("numbers", Columns.numbers(facts, each -> each.place().number()))
                .param("senders", Columns.texts(facts, each -> each.origin().sender()))
                .param("ownTimes", Columns.times(facts, each -> each.origin().ownTime()))
                .param("arrivals", Columns.times(facts, each -> each.origin().arrivedAt()))
                .param("late", Columns.texts(facts, each -> Boolean.toString(each.late())))
                .update();
    }

    /** Says anew what became of facts; {@return of each whether it was late} */
    public Map<String, Boolean> update(Collection<ChangedOutcome> outcomes) {
        Map<String, Boolean> late = new HashMap<>();
        if (outcomes.isEmpty()) {
            return late;
        }
        became(outcomes, """
                        update fact
                        set outcome = new.outcome, told = new.told, outcome_detail = new.detail::json,
                            waits_until = new.waits_until::timestamptz
                        from unnest(:ids::text[], :outcomes::text[], :told::text[], :details::text[],
                            :waitsUntil::text[]) as new (id, outcome, told, detail, waits_until)
                        where fact.id = new.id
                        returning fact.id, fact.late
                        """).query(row -> {
            late.put(row.getString("id"), row.getBoolean("late"));
        });
        return late;
    }

    /**
     * What facts say is another thing now, because an operator had them done again; their places stay. How long they may
     * wait can be another thing too.
     */
    public void replace(Collection<StoredFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        said(facts, """
                        update fact
                        set event_time = new.event_time::timestamptz, digest = new.digest, origin = new.origin::json,
                            statement = new.statement::json, reprocess = new.reprocess,
                            outcome = new.outcome, told = new.told, outcome_detail = new.detail::json,
                            waits_until = new.waits_until::timestamptz
                        from unnest(:ids::text[], :eventTimes::text[], :digests::text[], :origins::text[],
                                :statements::text[], :reprocesses::bigint[], :outcomes::text[], :told::text[],
                                :details::text[], :waitsUntil::text[])
                            as new (id, event_time, digest, origin, statement, reprocess, outcome, told, detail,
                                waits_until)
                        where fact.id = new.id
                        """).update();
    }

    /** With what the facts say, and what became of them, as columns. */
    private JdbcClient.StatementSpec said(Collection<StoredFact> facts, String sql) {
        return became(facts.stream().map(StoredFact::changedOutcome).toList(), sql)
                .param("eventTimes", Columns.times(facts, each -> each.origin().eventTime()))
                .param("digests", Columns.texts(facts, each -> each.origin().digest()))
                .param("origins", Columns.texts(facts, StoredFact::originRest))
                .param("statements", Columns.texts(facts, StoredFact::statement))
                .param("reprocesses", Columns.numbers(facts, StoredFact::reprocess));
    }

    private JdbcClient.StatementSpec became(Collection<ChangedOutcome> outcomes, String sql) {
        return jdbc.sql(sql)
                .param("ids", Columns.texts(outcomes, each -> each.origin().id()))
                .param("outcomes", Columns.texts(outcomes, ChangedOutcome::kind))
                .param("told", Columns.texts(outcomes, ChangedOutcome::toldKind))
                .param("details", Columns.texts(outcomes, ChangedOutcome::detail))
                .param("waitsUntil", Columns.times(outcomes, ChangedOutcome::waitsUntil));
    }

    /** Facts that a base has taken up. */
    public void delete(Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from fact where id = any(:ids::text[])")
                    .param("ids", ids.toArray(String[]::new))
                    .update();
        }
    }

    /** All facts of groups whose bases have taken them up. */
    public void deleteOf(Collection<Long> groups) {
        jdbc.sql("delete from fact where group_id = any(:groups::bigint[])")
                .param("groups", Columns.numbers(groups))
                .update();
    }
}

package health.polaris.encounters.fact.store;

import health.polaris.common.database.Columns;
import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.view.Names;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups, without their facts. */
@Component
public record GroupRepository(JdbcClient jdbc) {
    /** What a group has beside its facts. */
    public record Content(State base, Names names) {}

    /**
     * Waits for whoever changes one of them, and holds them until the transaction ends.
     *
     * @return the version of each; one that was united with another meanwhile is missing
     */
    public Map<Long, Long> lock(Collection<Long> groups) {
        Map<Long, Long> versions = new HashMap<>();
        jdbc.sql("select id, version from fact_group where id = any(:groups::bigint[]) order by id for update")
                .param("groups", Columns.numbers(groups))
                .query(row -> {
                    versions.put(row.getLong("id"), row.getLong("version"));
                });
        return versions;
    }

    /** Some that are quiet since before that day, held until the transaction ends; not those that somebody changes. */
    public Map<Long, Long> lockQuiet(LocalDate before, int limit) {
        Map<Long, Long> versions = new HashMap<>();
        jdbc.sql("""
                        select id, version from fact_group where quiet_since < :before
                        order by quiet_since limit :limit for update skip locked
                        """).param("before", before).param("limit", limit).query(row -> {
            versions.put(row.getLong("id"), row.getLong("version"));
        });
        return versions;
    }

    /** Ids of the groups behind this one, in the order of their ids. */
    public List<Long> behind(long group, int limit) {
        return jdbc.sql("select id from fact_group where id > :group order by id limit :limit")
                .param("group", group)
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    public Map<Long, Content> contents(Collection<Long> groups) {
        Map<Long, Content> contents = new HashMap<>();
        jdbc.sql("select id, base, names from fact_group where id = any(:groups::bigint[])")
                .param("groups", Columns.numbers(groups))
                .query(row -> {
                    contents.put(
                            row.getLong("id"),
                            new Content(FactJson.base(row.getString("base")), FactJson.names(row.getString("names"))));
                });
        return contents;
    }

    /** Ids that no group ever had. */
    public List<Long> newIds(int count) {
        return jdbc.sql("select nextval('fact_group_id') from generate_series(1, :count)")
                .param("count", count)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    public void insert(Collection<GroupRow> rows) {
        if (!rows.isEmpty()) {
            write("""
                    insert into fact_group (id, version, base, names, facts, quiet_since)
                    select id, version, base::json, names::json, facts::integer, quiet_since::date
                    from unnest(:ids::bigint[], :versions::bigint[], :bases::text[], :names::text[], :facts::bigint[],
                        :quiet::text[]) as new (id, version, base, names, facts, quiet_since)
                    """, rows);
        }
    }

    public void update(Collection<GroupRow> rows) {
        if (!rows.isEmpty()) {
            write("""
                    update fact_group
                    set version = new.version, base = coalesce(new.base::json, fact_group.base),
                        names = coalesce(new.names::json, fact_group.names), facts = new.facts,
                        quiet_since = new.quiet_since::date
                    from unnest(:ids::bigint[], :versions::bigint[], :bases::text[], :names::text[], :facts::bigint[],
                        :quiet::text[]) as new (id, version, base, names, facts, quiet_since)
                    where fact_group.id = new.id
                    """, rows);
        }
    }

    private void write(String statement, Collection<GroupRow> rows) {
        jdbc.sql(statement)
                .param("ids", Columns.numbers(rows, GroupRow::id))
                .param("versions", Columns.numbers(rows, GroupRow::version))
                .param("bases", Columns.texts(rows, row -> row.base() == null ? null : FactJson.writeBase(row.base())))
                .param("names", Columns.texts(rows, row -> row.names() == null ? null : FactJson.write(row.names())))
                .param("facts", Columns.numbers(rows, GroupRow::facts))
                .param("quiet", Columns.texts(rows, row -> Objects.toString(row.quietSince(), null)))
                .update();
    }

    /** Facts and identifiers of the keys become those of the values; the keys are groups no more. */
    public void unite(Map<Long, Long> groups) {
        if (groups.isEmpty()) {
            return;
        }
        repoint("update fact set group_id = united.target", groups, "fact.group_id");
        repoint("update fact_identifier set group_id = united.target", groups, "fact_identifier.group_id");
        jdbc.sql("delete from fact_group where id = any(:groups::bigint[])")
                .param("groups", Columns.numbers(groups.keySet()))
                .update();
    }

    private void repoint(String update, Map<Long, Long> groups, String column) {
        jdbc.sql(update + " from unnest(:from::bigint[], :to::bigint[]) as united (source, target) where " + column
                        + " = united.source")
                .param("from", Columns.numbers(groups.keySet()))
                .param("to", Columns.numbers(groups.keySet(), group -> Objects.requireNonNull(groups.get(group))))
                .update();
    }
}

package health.polaris.encounters.fact.store;

import health.polaris.common.database.Columns;
import health.polaris.encounters.fold.fact.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To which group a number leads. */
@Component
public record IdentifierRepository(JdbcClient jdbc) {
    /** The groups of those numbers that lead to one. */
    public Map<Identifier, Long> groupsOf(Collection<Identifier> numbers) {
        Map<Identifier, Long> groups = new HashMap<>();
        if (numbers.isEmpty()) {
            return groups;
        }
        jdbc.sql("""
                        select kind, namespace, value, group_id
                        from unnest(:kinds::text[], :namespaces::text[], :values::text[]) as asked (kind, namespace, value)
                        join fact_identifier using (kind, namespace, value)
                        """)
                .param("kinds", Columns.texts(numbers, number -> number.kind().name()))
                .param("namespaces", Columns.texts(numbers, Identifier::namespace))
                .param("values", Columns.texts(numbers, Identifier::value))
                .query(row -> {
                    Identifier.Kind kind = Identifier.Kind.valueOf(row.getString("kind"));
                    groups.put(
                            new Identifier(kind, row.getString("namespace"), row.getString("value")),
                            row.getLong("group_id"));
                });
        return groups;
    }

    /** Numbers that led nowhere. */
    public void lead(Map<Identifier, Long> groups) {
        if (groups.isEmpty()) {
            return;
        }
        Collection<Map.Entry<Identifier, Long>> rows = groups.entrySet();
        jdbc.sql("""
                        insert into fact_identifier (kind, namespace, value, group_id)
                        select * from unnest(:kinds::text[], :namespaces::text[], :values::text[], :groups::bigint[])
                        """)
                .param("kinds", Columns.texts(rows, row -> row.getKey().kind().name()))
                .param("namespaces", Columns.texts(rows, row -> row.getKey().namespace()))
                .param("values", Columns.texts(rows, row -> row.getKey().value()))
                .param("groups", Columns.numbers(rows, Map.Entry::getValue))
                .update();
    }
}

package health.polaris.encounters.encounter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Children, their children, and so on. No circle can be made ({@link ParentLinks}); should the table hold one all the
 * same, the walk ends where it meets itself.
 */
@Component
class Descendants {

    private final JdbcClient database;

    Descendants(JdbcClient database) {
        this.database = database;
    }

    /** Of all these encounters with one statement, deleted ones included; those without any are left out. */
    Map<String, List<String>> ofAll(String[] roots) {
        return database
                .sql("""
                        with recursive descendant (root, uuid) as (
                          select parent_uuid, uuid from encounter where parent_uuid = any(?)
                          union
                          select d.root, e.uuid from descendant d join encounter e on e.parent_uuid = d.uuid)
                        select root, uuid from descendant where uuid <> root
                        """)
                .param(roots)
                .query((row, number) -> Map.entry(row.getString("root"), row.getString("uuid")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /**
     * Of one encounter, parents before children.
     *
     * @param deleted whether deleted ones, and all that is below them, are included
     */
    List<String> of(String root, boolean deleted) {
        return database.sql("""
                        with recursive descendant (uuid, depth) as (
                          select uuid, 1 from encounter
                          where parent_uuid = :root and (:deleted or deleted_at is null)
                          union all
                          select e.uuid, d.depth + 1 from descendant d join encounter e on e.parent_uuid = d.uuid
                          where :deleted or e.deleted_at is null)
                          cycle uuid set again using path
                        select uuid from descendant where not again and uuid <> :root
                        order by depth, uuid
                        """)
                .param("root", root)
                .param("deleted", deleted)
                .query((row, number) -> row.getString("uuid"))
                .list();
    }
}

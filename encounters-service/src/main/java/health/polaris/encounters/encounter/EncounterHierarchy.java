package health.polaris.encounters.encounter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import health.polaris.common.error.ApiException;
import health.polaris.web.database.AdvisoryLocks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which encounter is whose child. No circle can be made; should the table hold one all the same, the query ends where it
 * meets itself.
 */
@Component
public record EncounterHierarchy(JdbcClient database, AdvisoryLocks locks) {
    /** The one recursive query: children, their children and so on, of any number of encounters. */
    private static final String DESCENDANTS = """
            with recursive {then}descendant (root, uuid, depth) as (
              select parent_uuid, uuid, 1 from encounter
              where parent_uuid = any(:roots) and (:deleted or deleted_at is null)
              union all
              select d.root, e.uuid, d.depth + 1 from descendant d join encounter e on e.parent_uuid = d.uuid
              where :deleted or e.deleted_at is null)
              cycle uuid set again using path
            select root, uuid from descendant where not again and uuid <> root
            order by root, depth, uuid
            """;

    private static final String TODAY = DESCENDANTS.replace("{then}", "");

    private static final String AS_OF = DESCENDANTS.replace("{then}", """
            encounter as materialized (
              select * from encounters_as_of(:asOf, encounter_uuids_since(:asOf, cast(:roots as varchar[]), '{}', '{}', :asOf))),
            """);

    /**
     * The descendants of each of these encounters, parents before children; encounters without any are left out.
     *
     * @param deleted whether deleted ones, and all that is below them, are included
     */
    public Map<String, List<String>> descendants(List<String> roots, boolean deleted) {
        return descendants(
                database.sql(TODAY).param("roots", roots.toArray(String[]::new)).param("deleted", deleted));
    }

    /** All of them, as it was shown then. */
    public Map<String, List<String>> descendants(List<String> roots, Instant asOf) {
        return descendants(database.sql(AS_OF)
                .param("roots", roots.toArray(String[]::new))
                .param("deleted", true)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC)));
    }

    private static Map<String, List<String>> descendants(JdbcClient.StatementSpec statement) {
        return statement.query((row, _) -> Map.entry(row.getString("root"), row.getString("uuid"))).list().stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The descendants of one encounter, in the same way. */
    public List<String> descendants(String root, boolean deleted) {
        return descendants(List.of(root), deleted).getOrDefault(root, List.of());
    }

    /**
     * One transaction at a time links encounters: two that each see no circle could close one together. Taken before
     * rows are locked, see {@link PatientLock}.
     */
    public void lock() {
        locks.take("encounter parents");
    }

    /**
     * Makes an encounter the child of another. Holds {@link #lock} from here on.
     *
     * @throws ApiException 422 when the parent is unknown, or is the encounter itself or below it
     */
    public void link(Encounter child, String parentUuid) {
        lock();
        if (!exists(parentUuid) || isAtOrBelow(child.uuid(), parentUuid)) {
            throw ApiException.unprocessable();
        }
        child.becomeChildOf(parentUuid);
    }

    public boolean exists(String uuid) {
        return database.sql("select exists (select 1 from encounter where uuid = ?)")
                .param(uuid)
                .query(Boolean.class)
                .single();
    }

    private boolean isAtOrBelow(String uuid, String other) {
        return other.equals(uuid) || descendants(uuid, true).contains(other);
    }
}

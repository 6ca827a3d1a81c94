package health.polaris.encounters.encounter;

import health.polaris.common.error.ApiException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is whose child, without circles. */
@Component
public class ParentLinks {

    private final JdbcClient database;

    ParentLinks(JdbcClient database) {
        this.database = database;
    }

    /**
     * One transaction at a time links encounters: two that each see no circle could close one together. Taken before
     * rows are locked, see {@link PatientLock}.
     */
    public void lock() {
        database.sql("select count(pg_advisory_xact_lock(hashtextextended('encounter parents', 0)))")
                .query(Long.class)
                .single();
    }

    /**
     * Makes an encounter the child of another. Holds {@link #lock} from here on.
     *
     * @throws ApiException 422 when the parent is unknown, or is the encounter itself or below it
     */
    public void link(Encounter child, String parentUuid) {
        lock();
        if (!canBeParent(parentUuid, child.uuid())) {
            throw ApiException.unprocessable();
        }
        child.becomeChildOf(parentUuid);
    }

    /** Up from the parent: it exists, and the child is not on the way. */
    private boolean canBeParent(String parentUuid, String childUuid) {
        return database.sql("""
                        with recursive ancestor (uuid) as (
                          select uuid from encounter where uuid = :parent
                          union
                          select e.parent_uuid from ancestor a join encounter e on e.uuid = a.uuid
                          where e.parent_uuid is not null)
                        select count(*) > 0 and not coalesce(bool_or(uuid = :child), false) from ancestor
                        """)
                .param("parent", parentUuid)
                .param("child", childUuid)
                .query(Boolean.class)
                .single();
    }
}

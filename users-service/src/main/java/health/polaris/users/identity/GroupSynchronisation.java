package health.polaris.users.identity;

import health.polaris.web.database.AdvisoryLocks;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClientException;

/**
 * Brings noted changes to the identity provider, those of one clinician in their order; one that fails is tried again
 * for ever, with delays that grow to five minutes. One replica at a time.
 */
@Component
class GroupSynchronisation {

    private static final Logger log = LoggerFactory.getLogger(GroupSynchronisation.class);

    /** Short enough that the calls of one turn do not hold their connection for long. */
    private static final int MOST_AT_ONCE = 10;

    /** What the version before this one noted in the table of its outbox; to go in the release after this one. */
    private static final String TAKE_OLD = """
            with taken as (
                delete from outbox_record where record_type like '%.GroupChange'
                returning id, created_at, payload::json as change)
            insert into group_change (clinician_uuid, groups, joined)
            select change ->> 'clinician_uuid', array(select json_array_elements_text(change -> 'groups')),
                   (change ->> 'joined')::boolean
            from taken order by created_at, id
            """;

    private static final String DUE = """
            select id, clinician_uuid, groups, joined from group_change change
            where due <= now() and not exists (
                select from group_change earlier
                where earlier.clinician_uuid = change.clinician_uuid and earlier.id < change.id)
            order by id limit ?
            """;

    private final JdbcClient database;
    private final GroupDirectory directory;
    private final Auth0GroupSettings settings;
    private final AdvisoryLocks locks;

    GroupSynchronisation(
            JdbcClient database, GroupDirectory directory, Auth0GroupSettings settings, AdvisoryLocks locks) {
        this.database = database;
        this.directory = directory;
        this.settings = settings;
        this.locks = locks;
    }

    private record Noted(long id, GroupChange change) {}

    @Scheduled(fixedDelayString = "PT5S")
    @Transactional
    public void synchronise() {
        if (!settings.disabled() && locks.takeIfFree("group changes")) {
            database.sql(TAKE_OLD).update();
            due().forEach(this::attempt);
        }
    }

    private List<Noted> due() {
        return database.sql(DUE)
                .param(MOST_AT_ONCE)
                .query((row, number) -> new Noted(row.getLong("id"), change(row)))
                .list();
    }

    private static GroupChange change(ResultSet row) throws SQLException {
        Array groups = row.getArray("groups");
        return new GroupChange(
                row.getString("clinician_uuid"), List.of((String[]) groups.getArray()), row.getBoolean("joined"));
    }

    private void attempt(Noted noted) {
        try {
            apply(noted.change());
            database.sql("delete from group_change where id = ?")
                    .param(noted.id())
                    .update();
        } catch (RestClientException failure) {
            log.warn(
                    "The identity provider did not take a change of clinician {}, tried again: {}",
                    noted.change().clinicianUuid(),
                    failure.getClass().getSimpleName());
            database.sql("""
                            update group_change set attempts = attempts + 1,
                                due = now() + least(power(2, least(attempts, 10)), 300) * interval '1 second'
                            where id = ?
                            """).param(noted.id()).update();
        }
    }

    private void apply(GroupChange change) {
        if (change.joined()) {
            directory.add(change.clinicianUuid(), change.groups());
        } else {
            directory.remove(change.clinicianUuid(), change.groups());
        }
    }
}

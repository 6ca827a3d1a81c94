package health.polaris.users.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.users.UsersTest;
import health.polaris.web.database.AdvisoryLocks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.ResourceAccessException;

@UsersTest
class GroupSynchronisationTest {

    private static final Auth0GroupSettings SETTINGS =
            new Auth0GroupSettings(false, "http://token", "id", "secret", "http://extension");

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private AdvisoryLocks locks;

    private final List<String> calls = new ArrayList<>();
    private String unreachable = "";

    private final GroupDirectory directory = new GroupDirectory() {
        @Override
        public void add(String clinicianUuid, List<String> groups) {
            call("+", clinicianUuid, groups);
        }

        @Override
        public void remove(String clinicianUuid, List<String> groups) {
            call("-", clinicianUuid, groups);
        }
    };

    private void call(String what, String clinicianUuid, List<String> groups) {
        if (clinicianUuid.equals(unreachable)) {
            throw new ResourceAccessException("away");
        }
        calls.add(what + clinicianUuid + groups);
    }

    @BeforeEach
    void forget() {
        database.sql("delete from group_change").update();
    }

    private void synchronise() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> new GroupSynchronisation(database, directory, SETTINGS, locks).synchronise());
    }

    private void makeAllDue() {
        database.sql("update group_change set due = now()").update();
    }

    @Test
    void keepsTheOrderOfAClinicianAndLetsOthersPassOneThatFails() {
        GroupChanges changes = new GroupChanges(database, SETTINGS);
        changes.joined("C1", List.of("GDM Clinician", "SEND Clinician"));
        changes.left("C1", List.of("GDM Clinician"));
        changes.joined("C2", List.of("SEND Clinician"));
        unreachable = "C1";

        synchronise();
        assertThat(calls).containsExactly("+C2[SEND Clinician]");
        assertThat(database.sql("select attempts from group_change order by id")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 0);

        unreachable = "";
        synchronise();
        assertThat(calls).as("not before its time").hasSize(1);
        makeAllDue();
        synchronise();
        synchronise();
        assertThat(calls)
                .containsExactly("+C2[SEND Clinician]", "+C1[GDM Clinician, SEND Clinician]", "-C1[GDM Clinician]");
        assertThat(database.sql("select count(*) from group_change")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesWhatTheVersionBeforeLeftInItsOutbox() {
        database.sql("""
                        insert into outbox_record (id, status, record_key, record_type, payload, created_at,
                            failure_count, next_retry_at, partition_no, handler_id)
                        values ('r1', 'NEW', 'key', 'health.polaris.users.identity.GroupChange',
                            '{"clinician_uuid":"C3","groups":["SEND Clinician","GDM Clinician"],"joined":true}',
                            now(), 0, now(), 1, 'handler')
                        """).update();

        synchronise();

        assertThat(calls).containsExactly("+C3[SEND Clinician, GDM Clinician]");
        assertThat(database.sql("select count(*) from outbox_record")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

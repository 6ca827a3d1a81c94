package health.polaris.encounters.fact.row;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.RandomHistory;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** After each step of a random history, in whatever order its facts arrive, the rows are what is shown. */
@PolarisTest
class RandomRowsTest {

    private static final int HISTORIES = 300;

    @Autowired
    private DifferenceWriter writer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void rowsAreWhatIsShownAfterEachStep() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            long history = seed;
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                transaction.setRollbackOnly(); // the next history has the same numbers
                run(history);
            });
        }
    }

    private void run(long seed) {
        // What other tests have stored is not of this history.
        jdbc.sql("update encounter set deleted_at = now() where deleted_at is null")
                .update();
        jdbc.sql("update epr_patient set deleted_at = now() where deleted_at is null")
                .update();
        WrittenRows written = new WrittenRows(jdbc);
        List<Fact> facts = new ArrayList<>(RandomHistory.of(seed));
        Collections.shuffle(facts, new Random(seed));
        Telling telling = new Telling();
        for (Fact fact : facts) {
            writer.write(List.of(telling.tell(fact)));
            String step = "seed " + seed + " after " + fact.id();
            GroupRows rows = telling.rows();
            assertThat(written.stored(rows)).as(step).isEqualTo(WrittenRows.shown(rows));
            assertThat(written.differing(telling.shown())).as(step).isEmpty();
            assertThat(tooMany(rows)).as(step).isEmpty();
            assertLinked(written, rows, step);
        }
    }

    private static void assertLinked(WrittenRows written, GroupRows rows, String step) {
        Map<String, String> stored = written.parents(rows.parents().keySet());
        assertThat(rows.parents()).as(step).containsAllEntriesOf(stored);
        assertThat(written.parents(rows.encounters().keySet()).values())
                .as(step)
                .allMatch(String::isEmpty);
    }

    /** Live encounters and patients of which the database has more than is shown. */
    private List<String> tooMany(GroupRows rows) {
        return jdbc.sql("""
                        select uuid from encounter
                        where deleted_at is null and parent_uuid is null and not uuid = any(:shown)
                        union all
                        select uuid from epr_patient
                        where deleted_at is null and parent_uuid is null and not uuid = any(:shown)
                        """)
                .param(
                        "shown",
                        Stream.concat(rows.encounters().keySet().stream(), rows.patients().keySet().stream())
                                .toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }
}

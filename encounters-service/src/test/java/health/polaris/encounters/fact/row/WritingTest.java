package health.polaris.encounters.fact.row;

import static health.polaris.encounters.encounter.Ward.fresh;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.unlink;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.security.CurrentCaller;
import health.polaris.encounters.fact.row.DifferenceWriter.GroupChange;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.testing.PolarisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How differences get into the rows, beside what they are. */
@PolarisTest
class WritingTest {

    private static final int MOST_STATEMENTS = 20;

    @Autowired
    private DifferenceWriter writer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String mrn = fresh("M");
    private final String visit = fresh("V");
    private final String ward = fresh("W");
    private final Telling telling = new Telling();

    private void write(GroupChange... changes) {
        write(List.of(changes));
    }

    private void write(List<GroupChange> changes) {
        CurrentCaller.actingAs(
                "dhos-async-adapter",
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> writer.write(changes)));
    }

    /** Bodies of the events that tell of it: before the commit, after which they are on their way. */
    private List<String> told(GroupChange change) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> {
            writer.write(List.of(change));
            return jdbc.sql("select body from outbox_event where xmin = pg_current_xact_id()::xid order by id")
                    .query((row, _) -> row.getString(1))
                    .list();
        }));
    }

    private Map<String, @Nullable Object> encounter(String uuid) {
        return jdbc.sql("select * from encounter where uuid = ?")
                .param(uuid)
                .query()
                .singleRow();
    }

    private String uuid(String number) {
        return Objects.requireNonNull(telling.rows().bearers().get(Identifier.visit("", number)));
    }

    @Test
    void asFewStatementsForFortyGroupsAsForOne() {
        List<GroupChange> first = new ArrayList<>();
        List<Telling> tellings = new ArrayList<>();
        List<GroupChange> second = new ArrayList<>();
        IntStream.range(0, 40).forEach(index -> {
            Telling each = new Telling();
            String number = fresh("V");
            String one = fresh("M");
            first.add(each.tell(admission(10, person(mrn(one)), number, fresh("W"))));
            second.add(each.tell(
                    transfer(20, person(mrn(one)), number, fresh("W")),
                    registration(25, person(mrn(fresh("M")))),
                    merge(30, person(mrn(fresh("M"))), mrn(one)),
                    cancellation(40, person(mrn(one)), number)));
            tellings.add(each);
        });

        assertThat(Statements.of(() -> write(first))).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(Statements.of(() -> write(second))).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        WrittenRows written = new WrittenRows(jdbc);
        assertThat(tellings)
                .allSatisfy(each -> assertThat(written.stored(each.rows())).isEqualTo(WrittenRows.shown(each.rows())));
    }

    @Test
    void whatDiffersInNothingWritesNothing() {
        write(telling.tell(admission(10, person(mrn(mrn)), visit, ward)));
        Map<String, @Nullable Object> before = encounter(uuid(visit));

        assertThat(Statements.of(() -> write(telling.tell(List.of())))).isEmpty();

        assertThat(encounter(uuid(visit))).isEqualTo(before);
    }

    @Test
    void rowsOfTheHistoryThatSayWhatTheySaidStay() {
        write(telling.tell(
                admission(10, person(mrn(mrn)), visit, ward), transfer(20, person(mrn(mrn)), visit, fresh("W"))));
        String uuid = uuid(visit);
        List<String> first = historyRows(uuid);
        write(telling.tell(transfer(30, person(mrn(mrn)), visit, fresh("W"))));

        assertThat(first).hasSize(1);
        assertThat(historyRows(uuid)).hasSize(2).containsAll(first);
    }

    private List<String> historyRows(String encounter) {
        return jdbc.sql("select uuid from location_history where encounter_uuid = ?")
                .param(encounter)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void scoreSystemAndTheTimeOfItsMakingStay() {
        write(telling.tell(admission(10, person(mrn(mrn)), visit, ward)));
        String uuid = uuid(visit);
        assertThat(encounter(uuid))
                .containsEntry("score_system", "news2")
                .containsEntry("created_by_", "dhos-async-adapter");
        jdbc.sql("update encounter set score_system = 'meows', spo2_scale = 2, created_by_ = 'C1' where uuid = ?")
                .param(uuid)
                .update();
        write(telling.tell(transfer(20, person(mrn(mrn)), visit, fresh("W"))));

        assertThat(encounter(uuid))
                .containsEntry("score_system", "meows")
                .containsEntry("spo2_scale", 2)
                .containsEntry("created_by_", "C1");
    }

    @Test
    void aMergeHandsStaysOverAndAnUnlinkGivesThemBack() {
        String other = fresh("M");
        write(telling.tell(admission(10, person(mrn(mrn)), visit, ward), registration(11, person(mrn(other)))));
        String uuid = uuid(visit);
        Object owner = encounter(uuid).get("patient_uuid");
        assertThat(told(telling.tell(merge(20, person(mrn(other)), mrn(mrn)))))
                .anyMatch(body -> body.contains("patients_merged"))
                .anyMatch(body -> body.contains("\"encounter_id\":\"" + uuid + "\""));
        Map<String, @Nullable Object> merged = encounter(uuid);
        assertThat(told(telling.tell(unlink(30, person(mrn(other)), person(mrn(mrn))))))
                .anyMatch(body -> body.contains("patients_unlinked"));

        assertThat(merged.get("patient_uuid")).isNotEqualTo(owner);
        assertThat(String.valueOf(merged.get("merge_history"))).contains(String.valueOf(owner), "f20");
        assertThat(encounter(uuid)).containsEntry("patient_uuid", owner);
    }

    @Test
    void aCancelledAdmissionIsDeletedAndItsObservationsAreLookedAfter() {
        write(telling.tell(admission(10, person(mrn(mrn)), visit, ward)));
        String uuid = uuid(visit);

        assertThat(told(telling.tell(cancellation(20, person(mrn(mrn)), visit))))
                .anyMatch(body -> body.contains("check_for_orphaned_observations")
                        && body.contains("f20")
                        && body.contains(uuid));
        assertThat(encounter(uuid).get("deleted_at")).isNotNull();
    }

    @Test
    void theVisitBearsTheUuidOfTheLocalStayWhicheverCameFirst() {
        write(telling.tell(admission(10, person(mrn(mrn)), visit, ward)));
        String former = uuid(visit);
        String local = fresh("local");
        write(telling.tell(fact(
                5,
                new Statement.LocalEncounter(
                        local,
                        List.of(mrn(mrn)),
                        true,
                        minute(5),
                        null,
                        null,
                        "LOCAL",
                        new Location.Known("L1"),
                        null))));

        assertThat(uuid(visit)).isEqualTo(local);
        assertThat(encounter(local)).containsEntry("epr_encounter_id", visit);
        assertThat(encounter(former)).containsEntry("parent_uuid", local);
        assertThat(encounter(former).get("deleted_at")).isNotNull();

        write(telling.tell(cancellation(30, person(mrn(mrn)), visit)));
        assertThat(encounter(local).get("epr_encounter_id")).isNull();
        assertThat(encounter(local).get("deleted_at")).isNull();
        assertThat(encounter(former).get("parent_uuid")).isNull();
        assertThat(encounter(former).get("deleted_at")).isNotNull();
    }
}

package health.polaris.encounters.fact;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.discharge;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.polaris.encounters.fact.json.FactJson;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.verify.FoldCheckService;
import health.polaris.encounters.fold.Facts;
import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Location;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.encounters.fold.view.Names;
import health.polaris.encounters.fold.view.StayKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;

/**
 * Rows as the release before left them, whose rules gave a visit number to another row than today's: the next message
 * writes what today's rules show, where the unique number refused it for ever.
 */
class OldRulesTest extends FactTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));

    private final FoldCheckService check;

    OldRulesTest(ApplicationContext context) {
        super(context);
        service = context.getBean(FoldService.class);
        check = context.getBean(FoldCheckService.class);
    }

    private void tell(Fact... facts) {
        Stream.of(facts).forEach(each -> take(said(each)));
    }

    private static Fact local(String uuid, long minute, @Nullable Identifier number) {
        return fact(
                minute,
                new Statement.LocalEncounter(
                        uuid,
                        List.of(mrn("A")),
                        true,
                        minute(minute),
                        null,
                        null,
                        null,
                        new Location.Known("L"),
                        number));
    }

    private FoldedGroup group() {
        assertThat(groups()).hasSize(1);
        return groups().iterator().next();
    }

    /** Of the only life of a visit. */
    private String name() {
        Names names = group().names();
        assertThat(names.stays()).hasSize(1);
        return names.stays().values().iterator().next();
    }

    private void change(String sql, String uuid) {
        assertThat(jdbc.sql(sql).param(uuid).update()).isPositive();
    }

    /** A row that the release before had beside another one. */
    private void another(String uuid, String like, String number) {
        jdbc.sql("""
                        insert into encounter (uuid, epr_encounter_id, encounter_type, admitted_at, discharged_at,
                            location_uuid, dh_product_uuid, patient_uuid, patient_record_uuid,
                            created, created_by_, modified, modified_by_, version)
                        select :uuid, :number, encounter_type, admitted_at, discharged_at,
                            location_uuid, dh_product_uuid, patient_uuid, patient_record_uuid,
                            created, created_by_, modified, modified_by_, version
                        from encounter where uuid = :like
                        """)
                .param("uuid", uuid)
                .param("number", number)
                .param("like", like)
                .update();
    }

    private Map<String, @Nullable Object> row(String uuid) {
        return jdbc.sql("select * from encounter where uuid = ?")
                .param(uuid)
                .query()
                .singleRow();
    }

    private List<String> standing() {
        return jdbc.sql("select uuid from encounter where deleted_at is null and parent_uuid is null order by uuid")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void assertRowsAreWhatWasSaid() {
        List<String> differing = new ArrayList<>();
        check.check(differing::add);
        assertThat(differing).isEmpty();
    }

    static List<Fact> anything() {
        return List.of(
                discharge(80, ANN, "V"),
                Facts.update(80, person("Anne", BORN, mrn("A"))),
                Facts.update(80, ANN),
                registration(5, ANN));
    }

    /** The release before began another stay after the cancelled readmission; today the last admission opens the first. */
    @ParameterizedTest
    @MethodSource("anything")
    void aStayThatOnlyTheOldRulesBeganGivesTheNumberBackAndIsDeleted(Fact next) {
        tell(
                admission(10, ANN, "V", "W1"),
                discharge(30, ANN, "V"),
                admission(50, ANN, "V", "W3"),
                cancellation(60, ANN, "V"),
                admission(70, ANN, "V", "W4"));
        String first = name();
        change("update encounter set deleted_at = now() where uuid = ?", first);
        change("delete from location_history where encounter_uuid = ?", first);
        another("second", first, "V");
        change("update encounter set deleted_at = null where uuid = ?", "second");
        FoldedGroup group = group();
        Place began = group.group().facts().stream()
                .filter(each -> each.id().equals("f70"))
                .map(Fact::place)
                .findFirst()
                .orElseThrow();
        Map<StayKey, String> stays = new TreeMap<>(group.names().stays());
        stays.put(new StayKey(visitNumber("V"), began, "f70"), "second");
        jdbc.sql("update fact_group set names = ?::jsonb, version = version + 1")
                .param(FactJson.write(new Names(group.names().records(), stays)))
                .update();

        tell(next);

        assertThat(standing()).containsExactly(first);
        assertThat(row(first)).containsEntry("epr_encounter_id", "V");
        assertRowsAreWhatWasSaid();
        assertThat(jdbc.sql("select message_uuid from chronicle where item = 'second' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(next.id());
        tell(discharge(90, ANN, "V"));
        assertRowsAreWhatWasSaid();
    }

    /** The release before parted the two by the last admission; today they are one by the first. */
    @Test
    void aVisitThatIsPartOfALocalStayGivesItTheNumber() {
        tell(
                registration(1, ANN),
                local("S", 20, null),
                admission(30, ANN, "V", "W1"),
                discharge(40, ANN, "V"),
                admission(7230, ANN, "V", "W2"));
        String visit = name();
        change("update encounter set epr_encounter_id = null, location_uuid = 'L' where uuid = ?", "S");
        change("delete from location_history where encounter_uuid = ?", "S");
        another(visit, "S", "V");

        tell(discharge(7300, ANN, "V"));

        assertThat(standing()).containsExactly("S");
        assertThat(row("S")).containsEntry("epr_encounter_id", "V");
        assertThat(row("S").get("discharged_at")).isNotNull();
        assertThat(row(visit)).containsEntry("parent_uuid", "S");
        assertThat(row(visit).get("deleted_at")).isNotNull();
        assertRowsAreWhatWasSaid();
    }

    /** The release before left it open. */
    @Test
    void aStayThatIsCancelledTodayGivesTheNumberToTheNextAdmission() {
        tell(
                registration(1, ANN),
                local("U", 20, visitNumber("V")),
                admission(30, ANN, "V", "W1"),
                cancellation(40, ANN, "V"));
        change("update encounter set deleted_at = null where uuid = ?", "U");

        tell(admission(50, ANN, "V", "W2"));

        assertThat(row("U").get("deleted_at")).isNotNull();
        assertThat(standing()).singleElement().satisfies(uuid -> {
            assertThat(uuid).isNotEqualTo("U");
            assertThat(row(uuid)).containsEntry("epr_encounter_id", "V");
        });
        assertRowsAreWhatWasSaid();
    }

    @Test
    void theStayOfAnotherGroupKeepsItsNumber() {
        tell(admission(10, ANN, "V", "W1"));
        String visit = name();
        tell(admission(11, person("Bea", BORN, mrn("B")), "W", "W1"));
        change("update encounter set epr_encounter_id = null where uuid = ?", visit);
        jdbc.sql("update encounter set epr_encounter_id = 'V' where epr_encounter_id = 'W'")
                .update();

        assertThatThrownBy(() -> tell(discharge(20, ANN, "V"))).isInstanceOf(DuplicateKeyException.class);
    }
}

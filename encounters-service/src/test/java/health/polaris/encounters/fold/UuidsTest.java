package health.polaris.encounters.fold;

import static health.polaris.encounters.fold.Facts.BORN;
import static health.polaris.encounters.fold.Facts.NHS_ONE;
import static health.polaris.encounters.fold.Facts.admission;
import static health.polaris.encounters.fold.Facts.cancellation;
import static health.polaris.encounters.fold.Facts.fact;
import static health.polaris.encounters.fold.Facts.merge;
import static health.polaris.encounters.fold.Facts.minute;
import static health.polaris.encounters.fold.Facts.mrn;
import static health.polaris.encounters.fold.Facts.nhs;
import static health.polaris.encounters.fold.Facts.person;
import static health.polaris.encounters.fold.Facts.registration;
import static health.polaris.encounters.fold.Facts.transfer;
import static health.polaris.encounters.fold.Facts.unlink;
import static health.polaris.encounters.fold.Facts.update;
import static health.polaris.encounters.fold.Facts.visit;
import static health.polaris.encounters.fold.Facts.visitNumber;
import static health.polaris.encounters.fold.Facts.ward;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Fact;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts/identity.md §0: a record and a stay keep their uuid through every fold, found again by their identifiers and lives. */
class UuidsTest {

    private static final Person ANN = person("Ann", BORN, mrn("A"));
    private static final Person BEN = person("Ben", BORN, mrn("B"));
    private static final Person CAT = person("Cat", BORN, mrn("C"));
    private static final Person DAN = person("Dan", BORN, mrn("D"));

    private static Statement.Merge.Pair pair(Person survivor, Identifier... old) {
        return new Statement.Merge.Pair(survivor, List.of(old));
    }

    private static Statement move(Person person, String number) {
        return new Statement.Move(
                person, List.of(), List.of(visitNumber(number)), false, visit(number, minute(30), ward("W1")));
    }

    /** Facts that make several records, told of A, B, C and D. */
    static Stream<Fact> makingSeveralRecords() {
        return Stream.of(
                        new Statement.Swap(
                                ANN,
                                visit("VA", minute(30), ward("W1")),
                                BEN,
                                visit("VB", minute(30), ward("W2"))), // A17
                        new Statement.Unlink(ANN, BEN), // A37
                        new Statement.Merge(List.of(pair(ANN, mrn("B")))), // A40, A47
                        new Statement.Merge(List.of(pair(ANN, mrn("B"), mrn("C")))),
                        new Statement.Merge(List.of(pair(ANN, mrn("B")), pair(CAT, mrn("D")))),
                        new Statement.Merge(List.of(pair(ANN, mrn("B")), pair(BEN, mrn("C")), pair(DAN, mrn("A")))),
                        new Statement.Several(List.of(move(ANN, "VA"), move(BEN, "VB"), move(CAT, "VC"))), // A43, A44
                        new Statement.Several(List.of(
                                new Statement.Update(ANN, visit("VA", minute(30), ward("W1"))),
                                new Statement.Update(BEN, visit("VB", minute(30), ward("W2"))))) // A40 with PV1
                        )
                .map(statement -> fact(30, statement));
    }

    @ParameterizedTest
    @MethodSource("makingSeveralRecords")
    void aRecordKeepsItsUuidWhicheverOfThemAnEarlierFactMakes(Fact several) {
        for (Person one : List.of(ANN, BEN, CAT, DAN)) {
            for (Person other : List.of(ANN, BEN, CAT, DAN)) {
                Told told = Told.NOTHING.and(several);
                Told late = told.and(registration(10, one));
                Told later = late.and(update(11, other));
                assertNobodyHasTheUuidOfAnother(told, late);
                assertNobodyHasTheUuidOfAnother(late, later);
                assertNobodyHasTheUuidOfAnother(told, later);
            }
        }
    }

    /** Two numbers of one record may part: one of them takes the uuid along, the other has a new one. */
    private static void assertNobodyHasTheUuidOfAnother(Told told, Told later) {
        assertThat(later.uuids()).containsAll(told.uuids());
        Stream.of("A", "B", "C", "D").map(Facts::mrn).filter(told::holds).forEach(mrn -> {
            if (told.uuids().contains(later.uuid(mrn))) {
                assertThat(later.uuid(mrn)).isEqualTo(told.uuid(mrn));
            }
        });
    }

    @Test
    void aSurvivorKeepsItsUuidWhenItsMergeWasToldFirst() {
        for (Fact earlier : List.of(
                registration(10, BEN), update(10, BEN), admission(10, BEN, "V", "W1"), transfer(10, BEN, "V", "W1"))) {
            Told told = Told.NOTHING.and(merge(30, person(mrn("B")), mrn("C")));
            Told late = told.and(earlier);
            assertThat(late.uuid(mrn("B"))).isEqualTo(told.uuid(mrn("B")));
            assertThat(late.uuid(mrn("C"))).isEqualTo(told.uuid(mrn("C")));
        }
    }

    @Test
    void aRecordWithoutAnyMrnIsFoundAgainByItsNhsNumber() {
        Person nameless = person(nhs(NHS_ONE));
        Told told = Told.NOTHING.and(fact(30, new Statement.Unlink(ANN, nameless)));
        Told late = told.and(registration(10, ANN));
        assertThat(late.uuid(mrn("A"))).isEqualTo(told.uuid(mrn("A")));
        assertThat(late.uuid(nhs(NHS_ONE))).isEqualTo(told.uuid(nhs(NHS_ONE)));
    }

    @Test
    void i4AnMrnThatIsGivenToSomebodyElseDoesNotTakeTheUuidAlong() {
        Told told = Told.NOTHING.and(registration(10, ANN)).and(merge(20, BEN, mrn("A")));
        Told given = told.and(registration(30, person("Eve", LocalDate.of(1990, 1, 1), mrn("A"))));
        assertThat(given.uuids()).containsAll(told.uuids());
        assertThat(told.uuids()).doesNotContain(given.uuid(mrn("A")));
    }

    @Test
    void i4AnMrnThatIsCorrectedAndGivenToSomebodyElseInOneBatchDoesNotTakeTheUuidAlong() {
        Person corrected = person("Ann", BORN, mrn("X"), nhs(NHS_ONE));
        Fact given = registration(30, person("Eve", LocalDate.of(1990, 1, 1), mrn("A")));
        Told told = Told.NOTHING.and(registration(10, person("Ann", BORN, mrn("A"), nhs(NHS_ONE))));
        for (Told later : List.of(
                told.and(update(20, corrected), given),
                told.and(registration(5, person("Ann", BORN, mrn("A"))), update(20, corrected), given),
                told.and(merge(20, corrected, mrn("A")), given))) {
            assertThat(later.uuid(mrn("X"))).isEqualTo(told.uuid(mrn("A")));
            assertThat(told.uuids()).doesNotContain(later.uuid(mrn("A")));
        }
    }

    @Test
    void anUnlinkedRecordHasTheUuidThatItHad() {
        Told told = Told.NOTHING.and(registration(10, ANN)).and(merge(20, BEN, mrn("A")));
        Told apart = told.and(unlink(30, ANN, BEN));
        assertThat(apart.uuid(mrn("A"))).isEqualTo(told.uuid(mrn("A")));
        assertThat(apart.uuid(mrn("B"))).isEqualTo(told.uuid(mrn("B")));
    }

    private static Fact renamed(long minute, String number, String former) {
        return fact(
                minute,
                new Statement.Move(ANN, List.of(), List.of(visitNumber(number), visitNumber(former)), true, null));
    }

    @Test
    void aStayKeepsItsUuidWhenItsVisitNumberIsChanged() {
        Told told = Told.NOTHING.and(admission(10, ANN, "V", "W1"));
        Told changed = told.and(renamed(20, "W", "V"));
        assertThat(changed.stay("W")).isEqualTo(told.stay("V"));
        Told late = changed.and(admission(5, ANN, "V", "W2"));
        assertThat(late.stay("W")).isEqualTo(told.stay("V"));
        assertThat(late.uuids()).isEqualTo(told.uuids());
    }

    @Test
    void aStayKeepsItsUuidWhenTheChangeOfItsNumberCameFirst() {
        Told waiting = Told.NOTHING.and(renamed(20, "W", "V"));
        Told told = waiting.and(transfer(30, ANN, "V", "W2")).and(admission(25, ANN, "V", "W1"));
        Told late = told.and(admission(10, ANN, "V", "W1"));
        assertThat(late.stay("W")).isEqualTo(told.stay("V"));
    }

    @Test
    void livesOfANumberThatIsChangedKeepTheirUuids() {
        Told told = Told.NOTHING
                .and(admission(10, ANN, "V", "W1"))
                .and(cancellation(11, ANN, "V"))
                .and(admission(12, ANN, "V", "W1"));
        Told changed = told.and(renamed(20, "W", "V"));
        assertThat(changed.stays("W")).isEqualTo(told.stays("V")).hasSize(2);
    }

    @Test
    void namesOfAReleaseWhoseRulesGaveTheStayAnotherNumberAreItsNamesStill() {
        Told stored = Told.NOTHING.and(admission(10, ANN, "V", "W1"));
        Told read = stored.and(renamed(20, "W", "V"));
        assertThat(stored.names().completedFor(read.view()).uuids(read.view())).isEqualTo(stored.uuids());
        assertThat(stored.names().completedFor(stored.view())).isSameAs(stored.names());
    }

    @ParameterizedTest
    @ValueSource(ints = 20_000)
    void noUuidGoesToARecordOrStayThatNeverHadItsNumbers(int histories) {
        for (long seed = 0; seed < histories; seed++) {
            assertThat(Told.faultOf(RandomHistory.of(seed))).as("seed " + seed).isEmpty();
        }
    }
}

package health.polaris.encounters.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.polaris.encounters.fact.PastFolding.Folded;
import health.polaris.encounters.fact.row.DifferenceWriter;
import health.polaris.encounters.fact.store.FoldedGroup;
import health.polaris.encounters.fact.store.IdentifierRepository;
import health.polaris.encounters.fold.State;
import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Person;
import health.polaris.encounters.fold.fact.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;

/** contracts/identity.md §0: rows from before facts are a base, until the facts of the past say all that it shows. */
class PastFoldingTest extends FactTest {

    private static final String NHS = "9434765919";

    private final ApplicationContext context;

    PastFoldingTest(ApplicationContext context) {
        super(context);
        this.context = context;
    }

    /** The row of a patient whose MRN was M1 before it was corrected: the row does not say so. */
    @BeforeEach
    void fill() {
        jdbc.sql("""
                        insert into epr_patient (uuid, record_uuid, nhs_number, hospital_number, last_name,
                            product_uuid, product_name, product_opened_date,
                            created, created_by_, modified, modified_by_, version)
                        values ('old', 'R', :nhs, 'M2', 'Finch', 'p', 'SEND', now(), :at, 'x', :at, 'x', 0)
                        """)
                .param("nhs", NHS)
                .param("at", NOON.minusSeconds(100).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into epr_patient_recency values ('old', ?, 'EPR|HOSPITAL', 70)")
                .param(NOON.plusSeconds(50).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Folded foldPast() {
        PastFolding past = past();
        Collection<Long> ids = groups.behind(0, 100);
        return Objects.requireNonNull(transaction.execute(_ -> past.fold(ids)));
    }

    private PastFolding past() {
        WorkWriter writer = new WorkWriter(
                groups,
                context.getBean(IdentifierRepository.class),
                facts,
                stored,
                Mockito.mock(DifferenceWriter.class),
                new FactMeters(meters));
        return new PastFolding(groups, stored, writer, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void locksNothingThatNoTransactionHolds() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> past().fold(List.of(1L)));
    }

    private static Statement corrected(String mrn) {
        return new Statement.PersonUpdate(person(mrn), true);
    }

    private static Person person(String mrn) {
        return Person.known(Identifier.mrn("", mrn), Identifier.nhs(NHS));
    }

    private FoldedGroup only() {
        assertThat(groups()).hasSize(1);
        return groups().iterator().next();
    }

    @Test
    void aBaseIsGivenUpWhenTheMessagesOfThePastSayAllThatItShows() {
        take(said("a", 1, corrected("M1")));
        take(said(
                "b",
                2,
                new Statement.Merge(
                        List.of(new Statement.Merge.Pair(person("M2"), List.of(Identifier.mrn("", "M1")))))));
        assertThat(only().group().base()).isNotEqualTo(State.EMPTY);

        assertThat(foldPast()).extracting(Folded::folded, Folded::kept).containsExactly(1, 0);

        assertThat(only().group().base()).isEqualTo(State.EMPTY);
        assertThat(only().names().records()).containsValue("old");
        assertThat(only().view().patients().values())
                .anySatisfy(patient -> assertThat(patient.leads()).containsKey(Identifier.mrn("", "M1")));
        assertThat(foldPast()).isEqualTo(new Folded(0, 0, List.of()));
    }

    @Test
    void aBaseStaysWhenSomethingThatItShowsWouldVanish() {
        take(said("a", 99, update("M2", "M7")));
        jdbc.sql("delete from fact").update();
        jdbc.sql("update fact_group set version = version + 1").update();

        assertThat(foldPast()).isEqualTo(new Folded(0, 1, List.of()));

        assertThat(only().names().records()).containsValue("old");
    }
}

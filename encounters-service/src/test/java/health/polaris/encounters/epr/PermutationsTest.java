package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** In whatever order the messages of a visit come, they end in the same state. */
class PermutationsTest extends EprTest {

    @Autowired
    PermutationsTest(ApplicationContext context) {
        super(context);
    }

    private record Step(String trigger, int minute) {
        Envelope of(String mrn, String visit) {
            Envelope base = Envelope.admission(mrn, visit).sentAt(minute).patient("first_name", trigger);
            return switch (trigger) {
                case "A01" -> base.at("N-ED", null, null);
                case "A02" -> base.at("N-Ward 4", null, null);
                case "A03" -> base.at("N-Ward 4", null, null).encounter("discharged_at", "2024-05-09T10:00:00.000Z");
                case "A13" -> base.at("N-Ward 4", null, null).encounter("discharge_cancelled", true);
                default -> base.at("N-Ward 4", null, null).encounter("admission_cancelled", true);
            };
        }
    }

    /** What does not depend on when and by which message a row was made. */
    private record End(boolean deleted, boolean discharged, String location, String type, String firstName) {}

    static Stream<List<Step>> orders() {
        List<Step> steps = List.of(
                new Step("A01", 1), new Step("A02", 2), new Step("A03", 3), new Step("A13", 4), new Step("A11", 5));
        return permutations(steps).stream();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrderOfAdmissionTransferDischargeAndCancellationsEndsAlike(List<Step> order) {
        order.forEach(step -> bus.publish(step.of(mrn, visit)));
        awaitDone(order.size());

        assertThat(end()).isEqualTo(new End(true, false, "N-Ward 4", "INPATIENT", "A11"));
    }

    @Test
    void everyOrderOfAdmissionTransferAndDischargeEndsDischarged() {
        List<Step> steps = List.of(new Step("A01", 1), new Step("A02", 2), new Step("A03", 3));
        for (List<Step> order : permutations(steps)) {
            String otherMrn = Envelope.newMrn();
            String otherVisit = Envelope.newVisitNumber();
            order.forEach(step -> bus.process(step.of(otherMrn, otherVisit)));

            Stored.EncounterRow encounter = stored.visit(otherVisit);
            assertThat(encounter.dischargedAt()).as("%s", order).isEqualTo("2024-05-09T10:00:00Z");
            assertThat(encounter.location()).as("%s", order).isEqualTo("N-Ward 4");
            assertThat(stored.patient(otherMrn).firstName()).as("%s", order).isEqualTo("A03");
        }
    }

    private End end() {
        Stored.EncounterRow encounter = stored.visit(visit);
        return new End(
                encounter.deleted(),
                encounter.dischargedAt() != null,
                encounter.location(),
                encounter.encounterType(),
                String.valueOf(stored.patient(mrn).firstName()));
    }

    /** Messages of one patient are done one after another, so the outcome of a last one is that of all. */
    private void awaitDone(int published) {
        assertThat(published).isPositive();
        bus.process(
                person().head("dhos_connector_message_uuid", UUID.randomUUID().toString())
                        .sentAt(0));
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<T> tail : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }
}

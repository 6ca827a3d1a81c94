package health.polaris.encounters.epr.message;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Identifier;
import health.polaris.encounters.fold.fact.Statement;
import health.polaris.eventbus.contract.AmqpJson;
import health.polaris.eventbus.contract.EprActions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that a message of several groups says, and what it does not say (contracts/identity.md M1, M4, M5, F1). */
class EprGroupsTest {

    private static final Path GOLDEN = Path.of("../event-bus/src/test/resources/events/epr-actions-message.json");
    private static final String EXPECTED = "\"expected_discharge_at\":\"2026-12-01T10:00:00.000Z\"";

    private final AmqpJson json = new AmqpJson();
    private final EprReader reader = new EprReader(json);

    @Test
    void m4AnA43ThatNamesNoStayJoinsNobody() throws IOException {
        Statement.Move said =
                (Statement.Move) read(triggered("A43").replace("\"visit\":{\"number\"", "\"unknown\":{\"number\""));

        assertThat(said.named()).isEmpty();
    }

    @Test
    void m5AnA16ThatDoesNotSayWhenIsAnUpdate() throws IOException {
        String text = triggered("A16");

        assertThat(text).contains(EXPECTED);
        assertThat(read(text)).isInstanceOf(Statement.ExpectedDischarge.class);
        assertThat(read(text.replace(EXPECTED, "\"expected_discharge_at\":null")))
                .isInstanceOf(Statement.ExpectedDischarge.class);
        assertThat(read(text.replace(EXPECTED, "\"unknown\":1"))).isInstanceOf(Statement.Update.class);
    }

    @Test
    void m1EveryPv1OfAMergeAndM4EveryGroupOfAMoveCounts() throws IOException {
        assertThat(parts("A40")).hasSize(2).hasOnlyElementsOfType(Statement.Update.class);
        assertThat(parts("A40").getLast().identifiers()).contains(Identifier.visit("", "E-2"));
        assertThat(parts("A44")).hasSize(2).hasOnlyElementsOfType(Statement.Move.class);
        assertThat(parts("A44").getLast().identifiers()).contains(Identifier.mrn("", "5550143"));
    }

    private List<Statement> parts(String trigger) throws IOException {
        String text = triggered(trigger);
        String person = text.substring(text.indexOf("\"persons\":[") + 11, text.lastIndexOf("]"));
        String two = person + "," + person.replace("E-20240311-7", "E-2").replace("5550142", "5550143");
        return ((Statement.Several) read(text.replace(person, two))).parts();
    }

    private static String triggered(String trigger) throws IOException {
        return Files.readString(GOLDEN).replace("\"trigger\":\"A01\"", "\"trigger\":\"" + trigger + '"');
    }

    private Statement read(String text) {
        return reader.read(json.read(text.getBytes(StandardCharsets.UTF_8), EprActions.class))
                .main()
                .statement();
    }

    /** O2: only the actions of before, which have no MRG-1 of a move, say that the visit may be anybody's. */
    @Test
    void m4AMoveWithoutMrg1NamesNobodyBesideThePatientOfPid() throws IOException {
        String text = triggered("A44").replace("\"merge\":", "\"unknown\":");
        Statement.Move said = (Statement.Move) read(text);

        assertThat(said.from()).isEqualTo(said.person().identifiers()).isNotEmpty();
    }

    /** F8: nothing is dropped silently. */
    @Test
    void m3EveryPv1OfAnUnlinkIsAnUpdateOfThatVisit() throws IOException {
        assertThat(parts("A37")).hasSize(2).hasOnlyElementsOfType(Statement.Update.class);
        assertThat(parts("A37").getLast().identifiers()).contains(Identifier.visit("", "E-2"));
    }
}

package health.polaris.web.validation;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.common.probe.Client;
import health.polaris.common.probe.Probe;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of many mistakes the first hundred are told, those at the head of the list, and a list that is too long is not looked through. */
class LongListsTest {

    private final Client client = Probe.shared().client();

    @ParameterizedTest
    @CsvSource({"/probe/list, %s", "/probe/body, '{\"location_id\": \"a\", \"stays\": %s}'"})
    void tellsOfAHundredMistakes(String route, String body) {
        String message =
                client.post(route, body.formatted(empty(9_000))).expect(400).message();

        assertThat(message.split("; ")).hasSize(100).allMatch(mistake -> mistake.contains("ward_name"));
        assertThat(message).contains("[0].", "[99].").doesNotContain("[100].");
    }

    @Test
    void refusesLongerListsAsTheyAre() {
        assertThat(client.post("/probe/list", empty(60_001)).expect(400).message())
                .isEqualTo("At most 60000 elements at a time, not 60001");
    }

    private static String empty(int elements) {
        return "[" + String.join(",", Collections.nCopies(elements, "{}")) + "]";
    }
}

package health.polaris.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void theMostIsAtTheTopAndWordsSayTheSame() {
        Map<String, String> line = Sparkline.of(List.of(0L, 8L, 4L));
        assertThat(line.get("points")).isEqualTo("0,23 60,1 120,12");
        assertThat(line.get("words")).isEqualTo("Messages an hour in the last 3 hours: at most 8, now 4");
    }

    @Test
    void nothingIsALineAtTheBottom() {
        assertThat(Sparkline.of(List.of(0L, 0L)).get("points")).isEqualTo("0,23 120,23");
        assertThat(Sparkline.of(List.of()).get("points")).isEmpty();
        assertThat(Sparkline.bySender(Map.of("found", Map.of(), "refused", "no")))
                .isEmpty();
    }
}

package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitationsTest {

    @TempDir
    private Path contracts;

    @BeforeEach
    void writePage() throws IOException {
        Files.writeString(contracts.resolve("bus.md"), "## 8. AMQP\n### 8.1 Topology\n\n| M1 | RULE |\n");
    }

    @Test
    void knowsSectionsAndRules() {
        assertThat(cited("contracts/bus.md §8.1, §8 and M1")).isEmpty();
    }

    @Test
    void findsWhatDoesNotExist() {
        assertThat(cited("contracts/bus.md §8.1 and §8.2"))
                .singleElement()
                .asString()
                .contains("no section or rule 8.2");
        assertThat(cited("contracts/bus.md M7")).hasSize(1);
        assertThat(cited("contracts/tram.md §1")).singleElement().asString().contains("tram.md");
    }

    @Test
    void readsAcrossTheLinesOfAComment() {
        assertThat(cited("/** As said (contracts/bus.md\n     * §9). */"))
                .singleElement()
                .asString()
                .contains("no section or rule 9");
    }

    @Test
    void wantsToKnowThePage() {
        String vague = "contracts" + " §8.1";

        assertThat(cited(vague)).singleElement().asString().contains("which page");
    }

    private List<String> cited(String text) {
        return Citations.violations(new Source(Path.of("Some.java"), text), contracts)
                .toList();
    }
}

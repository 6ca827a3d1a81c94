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
        assertThat(cited("bus.md $8.1, $8 and M1")).isEmpty();
    }

    @Test
    void findsWhatDoesNotExist() {
        assertThat(cited("bus.md $8.1 and $8.2")).singleElement().asString().contains("no section or rule 8.2");
        assertThat(cited("bus.md M7")).hasSize(1);
        assertThat(cited("tram.md $1")).singleElement().asString().contains("tram.md");
    }

    @Test
    void readsAcrossTheLinesOfAComment() {
        assertThat(cited("bus.md\n     * $9). */")).singleElement().asString().contains("no section or rule 9");
    }

    @Test
    void wantsToKnowThePage() {
        assertThat(found("/** What came first (contracts" + " $8.1). */"))
                .singleElement()
                .asString()
                .contains("which page");
        assertThat(found("/** What came first ($8.1). */"))
                .singleElement()
                .asString()
                .contains("'$8.1' does not say which page".replace('$', '§'));
        assertThat(found("/** As said in bus.md $8.1. */")).hasSize(1);
        assertThat(cited("bus.md $8.1, and $8 too")).hasSize(1);
    }

    @Test
    void leavesTheBooksOfOthersToThem() {
        assertThat(found("/** RFC 2104 $2, WHATWG HTML $9.2.6, OpenID Connect RP-Initiated Logout 1.0 $2. */"))
                .isEmpty();
    }

    /** A migration that has run is never changed, and so neither are its comments. */
    @Test
    void doesWithoutThePageInMigrations() {
        assertThat(found("V1__wards.sql", "-- What came first ($8.1)\nselect 1;"))
                .isEmpty();
        assertThat(found("V1__wards.sql", "-- What came first (contracts/" + "bus.md $8.2)"))
                .hasSize(1);
    }

    /** Put together here, or else the rule would look for the page among the real ones. */
    private List<String> cited(String section) {
        return found("/** As said in contracts" + "/" + section);
    }

    private List<String> found(String text) {
        return found("Some.java", text);
    }

    /** {@code $} for the sign of a section, which would be a citation here. */
    private List<String> found(String file, String text) {
        return Citations.violations(new Source(Path.of(file), text.replace('$', '§')), contracts)
                .toList();
    }
}

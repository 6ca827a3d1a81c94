package health.polaris.integration.description;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * A client developer reads the descriptions of the five services and generates clients from them. They are left in {@code
 * target/descriptions}, where {@code descriptions/check} holds them against the rules of others and generates.
 */
class DescriptionStory {

    /** What has no bound but that of the whole body, which is 413. */
    private static final List<String> UNBOUNDED = List.of(
            // It is the body: a message, a batch, a document.
            "connector (MessageRequest|DryRunRequest)\\.body",
            "connector SuggestionRequest\\.bodies\\[]",
            "connector CdaRequest\\.content",
            // Read as it comes; actions of other names are ignored.
            "connector OruRequest\\.actions|connector Action\\.name",
            // Free texts without a limit by contract (contracts/telemetry.md §2.1, §3, §4).
            "telemetry (New|)(Clinician|Patient)Installation(Update|)\\.\\w+",
            "telemetry (New|)BloodGlucoseMeter(Update|)\\.(app_product|app_version|serial_number|patient_id)",
            // Any that a double has.
            "telemetry (New|)BloodGlucoseMeter(Update|)\\.blood_glucose_value");

    private final List<ServiceDescription> descriptions = ServiceDescription.ofAll();

    /** Adding a route adds a line; no line ever changes, because functions of generated clients are called so. */
    @Test
    void everyOperationHasTheNameThatItAlwaysHad() throws IOException {
        List<String> pinned = new ClassPathResource("operations.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> found = all(ServiceDescription::names);

        assertThat(found).containsExactlyElementsOf(pinned);
        Set<String> names = new HashSet<>();
        assertThat(found.stream()
                        .map(line -> line.split(" ")[1])
                        .filter(name -> !names.add(name))
                        .filter(name -> !name.matches("getRunning|getVersion|getHealth|findAccessRecords")))
                .as("names that two services have")
                .isEmpty();
    }

    @Test
    void everythingIsSaidInWords() {
        assertThat(all(ServiceDescription::speechless)).isEmpty();
    }

    @Test
    void timesAndDatesSaySo() {
        assertThat(all(ServiceDescription::untypedTimes)).isEmpty();
    }

    /** A form can be checked before it is sent, and whoever sends knows what will be refused. */
    @Test
    void requestsSayHowLongHowLargeAndHowManyTheirValuesMayBe() {
        assertThat(descriptions.stream()
                        .flatMap(description -> RequestBounds.missing(description.service(), description.json())))
                .filteredOn(place -> UNBOUNDED.stream().noneMatch(place::matches))
                .isEmpty();
    }

    @Test
    void listsSayHowTheyGoOn() {
        assertThat(all(ServiceDescription::endlessLists)).isEmpty();
    }

    /** Generated clients of TypeScript and Java cannot tell alternatives apart. */
    @Test
    void noAnswerIsOneOfTwo() {
        assertThat(all(ServiceDescription::alternatives)).isEmpty();
    }

    @Test
    void nothingWithANameIsNullFirst() {
        assertThat(all(ServiceDescription::nullsFirst)).isEmpty();
    }

    @Test
    void leavesThemForOthers() {
        assertThat(ServiceDescription.leave(descriptions))
                .hasSize(Installation.services().size())
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    private List<String> all(Function<ServiceDescription, Stream<String>> kind) {
        return descriptions.stream().flatMap(kind).toList();
    }
}

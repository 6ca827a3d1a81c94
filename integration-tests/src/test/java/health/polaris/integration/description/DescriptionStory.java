package health.polaris.integration.description;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client developer reads the descriptions of the five services and generates clients from them. They are left in {@code
 * target/descriptions}, where {@code descriptions/check} holds them against the rules of others and generates.
 */
class DescriptionStory {

    private static final Path FOLDER = Path.of("target", "descriptions");

    private final List<ServiceDescription> descriptions = Installation.services().stream()
            .map(service -> new ServiceDescription(
                    service,
                    Installation.service(service)
                            .get("/openapi.json")
                            .expect(200)
                            .json()))
            .toList();

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

    /** Generated clients of TypeScript and Java cannot tell alternatives apart. */
    @Test
    void noAnswerIsOneOfTwo() {
        assertThat(all(ServiceDescription::alternatives)).isEmpty();
    }

    @Test
    void leavesThemForOthers() throws IOException {
        Files.createDirectories(FOLDER);
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        for (ServiceDescription description : descriptions) {
            Path file = FOLDER.resolve(description.service() + ".json");
            Files.writeString(file, mapper.writeValueAsString(description.json()));
            assertThat(file).isNotEmptyFile();
        }
    }

    private List<String> all(java.util.function.Function<ServiceDescription, Stream<String>> kind) {
        return descriptions.stream().flatMap(kind).toList();
    }
}

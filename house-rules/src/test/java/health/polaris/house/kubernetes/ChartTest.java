package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chart: its values, and that the plain manifests are what it renders. */
class ChartTest {

    private static final JsonNode SCHEMA =
            Manifests.JSON.readTree(Manifests.text(Manifests.CHART.resolve("values.schema.json")));

    static List<Path> values() {
        return Manifests.yamlOf(Manifests.CHART).stream()
                .filter(file -> file.getFileName().toString().startsWith("values-"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("values")
    void theSchemaAllowsEachValuesFile(Path file) {
        assertThat(problems(values(file))).isEmpty();
    }

    @Test
    void theSchemaAsksForWhatHasNoDefault() {
        assertThat(problems(values(Manifests.CHART.resolve("values.yaml"))))
                .anyMatch(problem -> problem.contains("tag"))
                .anyMatch(problem -> problem.contains("publicUrl"))
                .anyMatch(problem -> problem.contains("timezone"))
                .anyMatch(problem -> problem.contains("database"))
                .anyMatch(problem -> problem.contains("broker"));
    }

    @Test
    void theSchemaRefusesMllpForEverybodyAndUnknownNames() {
        ObjectNode open = (ObjectNode) values(values().getFirst());
        ((ObjectNode) open.path("mllp")).putArray("allowedSources");
        ((ObjectNode) open.path("mllp")).putObject("tls").put("clientCertificate", "none");
        ObjectNode misspelt = (ObjectNode) values(values().getFirst());
        misspelt.put("timeZone", "Europe/London");

        assertThat(problems(open)).isNotEmpty();
        assertThat(problems(misspelt)).isNotEmpty();
    }

    @Test
    void everyValueIsExplained() {
        assertThat(unexplained("", SCHEMA)).isEmpty();
        assertThat(undescribed("", values(Manifests.CHART.resolve("values.yaml")), SCHEMA))
                .isEmpty();
    }

    @Test
    void everyVariableIsOneThatTheServicesRead() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Manifests.FOLDER.resolve("../.."))) {
            files.filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> file.toString().matches(".*\\.(java|yaml|properties)"))
                    .forEach(file -> Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\\b")
                            .matcher(Manifests.text(file))
                            .results()
                            .forEach(match -> read.add(match.group())));
        }

        assertThat(Workload.services().stream()
                        .flatMap(service -> service.containers().stream())
                        .flatMap(container -> Environment.of(container).keySet().stream())
                        .filter(variable -> !variable.startsWith("SPRING_")))
                .isNotEmpty()
                .isSubsetOf(read);
    }

    /** Without Helm the rest is tested, and the report says that this was skipped. */
    @ParameterizedTest
    @MethodSource("values")
    void thePlainManifestsAreWhatTheChartRenders(Path file) throws IOException, InterruptedException {
        Helm.mustBeThere();
        String name = file.getFileName().toString().replace("values-", "");
        Process render = new ProcessBuilder(
                        Manifests.FOLDER.resolve("render.sh").toString(), name.replace(".yaml", ""))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        String rendered = new String(render.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(render.waitFor()).isZero();
        assertThat(Manifests.text(Manifests.FOLDER.resolve("manifests").resolve(name)))
                .as("run deploy/kubernetes/render.sh")
                .isEqualTo(rendered);
    }

    private static JsonNode values(Path file) {
        return Manifests.objects(file).getFirst();
    }

    /** As Helm does it: what a values file does not say is what values.yaml says. */
    private static List<String> problems(JsonNode given) {
        ObjectNode merged =
                (ObjectNode) values(Manifests.CHART.resolve("values.yaml")).deepCopy();
        merge(merged, given);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(SCHEMA)
                .validate(merged)
                .stream()
                .map(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
                .toList();
    }

    private static void merge(ObjectNode into, JsonNode given) {
        given.properties().forEach(entry -> {
            if (into.path(entry.getKey()) instanceof ObjectNode deeper && entry.getValue() instanceof ObjectNode more) {
                merge(deeper, more);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static Stream<String> unexplained(String path, JsonNode schema) {
        return schema.path("properties").properties().stream().flatMap(entry -> {
            String here = path + "." + entry.getKey();
            boolean silent = entry.getValue().path("description").asString().isBlank();
            return Stream.concat(silent ? Stream.of(here) : Stream.empty(), unexplained(here, entry.getValue()));
        });
    }

    private static Stream<String> undescribed(String path, JsonNode values, JsonNode schema) {
        JsonNode known = schema.path("properties");
        return known.isMissingNode()
                ? Stream.empty()
                : values.properties().stream().flatMap(entry -> {
                    String here = path + "." + entry.getKey();
                    JsonNode deeper = known.path(entry.getKey());
                    return deeper.isMissingNode() ? Stream.of(here) : undescribed(here, entry.getValue(), deeper);
                });
    }
}

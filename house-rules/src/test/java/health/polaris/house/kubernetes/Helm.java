package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Renders the chart with values that no manifest has. Without Helm such a test is skipped, and the report says so. */
final class Helm {

    private Helm() {}

    static void mustBeThere() {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                .as("Helm is not on the PATH: the chart is not rendered (docs/kubernetes.md)")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "helm")));
    }

    /** Of {@code values-production.yaml} with these besides, each {@code name=value} as {@code --set} takes it. */
    static List<JsonNode> objects(String... settings) {
        Run run = production(settings);
        assertThat(run.status()).as(run.said()).isZero();
        return Manifests.objectsOf(run.printed());
    }

    static String refusal(String... settings) {
        Run run = production(settings);
        assertThat(run.status()).isNotZero();
        return run.said();
    }

    private static Run production(String... settings) {
        mustBeThere();
        List<String> command = new ArrayList<>(List.of("helm", "template", "polaris", Manifests.CHART.toString()));
        command.addAll(List.of(
                "--values", Manifests.CHART.resolve("values-production.yaml").toString()));
        Stream.of(settings).forEach(setting -> command.addAll(List.of("--set", setting)));
        try {
            Path said = Files.createTempFile("helm", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(said.toFile()).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Run run = new Run(process.waitFor(), printed, Files.readString(said));
            Files.delete(said);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Run(int status, String printed, String said) {}
}

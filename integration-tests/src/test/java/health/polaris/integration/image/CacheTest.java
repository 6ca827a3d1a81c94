package health.polaris.integration.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cache that an image is built with is used in a small container. Whether it is depends on the options of both JVMs, not
 * on how much it remembers: so it is made of a program that ends at once, with the options of {@code deploy/train.sh}.
 */
class CacheTest {

    private static final Path ROOT = Path.of(System.getProperty("polaris.root", ".."));
    private static final List<String> SMALL = List.of("-XX:MaxRAM=512m", "-XX:ActiveProcessorCount=1");
    private static final String USED = "Using AOT-linked classes: true";

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        List<String> training = new ArrayList<>(TrainingScript.options("Xmx", "XX:Tiered"));
        assertThat(training).hasSize(2);
        training.add("-XX:AOTCacheOutput=" + cache());

        java(training, "health.polaris.web.monitoring.HealthProbe");

        assertThat(cache()).isNotEmptyFile();
    }

    @Test
    void isUsedWithHalfAGigabyteAndOneProcessor() throws IOException, InterruptedException {
        assertThat(started(List.of())).contains(USED);
    }

    @Test
    void isNotUsedWithOtherOptionsThanThoseOfTheTraining() throws IOException, InterruptedException {
        assertThat(started(List.of("-XX:-UseCompactObjectHeaders")))
                .contains("Unable to use AOT cache")
                .doesNotContain(USED);
    }

    /** As in the image, but that a cache that is not used ends it. */
    private String started(List<String> others) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(SMALL);
        options.addAll(List.of("-XX:AOTCache=" + cache(), "-XX:AOTMode=on", "-Xlog:aot=info"));
        options.addAll(others);
        return java(options, "-version");
    }

    private String java(List<String> options, String program) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.add("@" + ROOT.resolve("deploy/jvm.options"));
        command.addAll(options);
        // Only jars may be on the path of what has a cache.
        command.addAll(
                List.of("-cp", ROOT.resolve("common-web/target/common-web.jar").toString(), program));
        Path log = folder.resolve("java.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    private Path cache() {
        return folder.resolve("service.aot");
    }
}

package health.polaris.integration.image;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.ServiceJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache that is made of a service while its image is built is what the service is loaded from, in a small container too. */
class ServiceCacheTest {

    /** The smallest: what is different of another one is no matter of caches. */
    private static final String SERVICE = "telemetry";

    private static final List<String> SMALL = List.of("-XX:MaxRAM=512m", "-XX:ActiveProcessorCount=1");
    private static final String FROM_CACHE = "source: shared objects file";

    @TempDir
    private Path folder;

    @Test
    void aServiceIsLoadedFromItsCacheWithHalfAGigabyteAndOneProcessor() throws IOException, InterruptedException {
        Path jar = ServiceJar.unpacked(SERVICE, folder);
        Path cache = folder.resolve("service.aot");
        List<String> training = TrainingScript.options("Xmx", "XX:Tiered");
        assertThat(training).hasSize(2);
        run(jar, training, "-XX:AOTCacheOutput=" + cache);
        assertThat(cache).isNotEmptyFile();

        Path loaded = folder.resolve("loaded.log");
        String said = run(
                jar,
                SMALL,
                "-XX:AOTCache=" + cache,
                "-XX:AOTMode=on",
                "-Xlog:aot=info",
                "-Xlog:class+load=info:file=" + loaded);

        assertThat(said).contains("Using AOT-linked classes: true");
        List<String> classes = Files.readAllLines(loaded);
        assertThat(classes)
                .anyMatch(line -> line.contains(" health.polaris.telemetry.") && line.contains(FROM_CACHE))
                .anyMatch(line -> line.contains(" org.springframework.") && line.contains(FROM_CACHE));
        assertThat(classes.stream().filter(line -> line.contains(FROM_CACHE)).count())
                .as("of %d classes", classes.size())
                .isGreaterThan(classes.size() * 8L / 10);
    }

    /** Up to where it would listen, as {@code deploy/train.sh} does it; what it wrote. */
    private String run(Path jar, List<String> memory, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.add("@" + Path.of(System.getProperty("polaris.root", ".."), "deploy/jvm.options"));
        Stream.of(memory, List.of(options), TrainingScript.options("Dspring\\."), List.of("-jar", jar.toString()))
                .forEach(command::addAll);
        Path log = folder.resolve("java.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(TrainingScript.environment());
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended").isTrue();
        String said = Files.readString(log);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}

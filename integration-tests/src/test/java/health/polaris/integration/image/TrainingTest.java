package health.polaris.integration.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While its image is built, a service gets as far as to where it would listen, with no database and no broker to ask.
 * One that does not has no cache of loaded classes, and starts slowly ever after.
 */
class TrainingTest {

    private static final Path ROOT = Path.of(System.getProperty("polaris.root", ".."));

    @ParameterizedTest
    @ValueSource(strings = {"connector", "encounters", "users", "messages", "telemetry"})
    void needsNeitherDatabaseNorBroker(String service) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(TrainingScript.options("Dspring\\.", "XX:Tiered"));
        assertThat(command).contains("-Dspring.context.exit=onRefresh", "-Dspring.flyway.enabled=false");
        command.addAll(List.of(
                "-jar",
                ROOT.resolve("%s-service/target/%1$s-service-boot.jar".formatted(service))
                        .toString()));
        Path log = Path.of("target", "training-%s.log".formatted(service));
        ProcessBuilder training =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = TrainingScript.environment();
        assertThat(environment).containsEntry("RABBITMQ_DISABLED", "true").containsKey("DATABASE_HOST");
        training.environment().putAll(environment);

        Process process = training.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        assertThat(process.exitValue()).as("its log: %s", log).isZero();
    }
}

package health.polaris.integration.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While its image is built, a service gets as far as to where it would listen, with no database and no broker to ask.
 * One that does not has no cache of loaded classes, and starts slowly ever after.
 */
class TrainingTest {

    private static final Path ROOT = Path.of(System.getProperty("polaris.root", ".."));
    private static final Pattern SETTING = Pattern.compile("([A-Z_]+)=(\\S+)");
    private static final Pattern OPTION = Pattern.compile("-(?:Dspring\\.|XX:Tiered)\\S+");

    @ParameterizedTest
    @ValueSource(strings = {"connector", "encounters", "users", "messages", "telemetry"})
    void needsNeitherDatabaseNorBroker(String service) throws IOException, InterruptedException {
        String script = Files.readString(ROOT.resolve("deploy/train.sh"));
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(OPTION.matcher(script).results().map(MatchResult::group).toList());
        assertThat(command).contains("-Dspring.context.exit=onRefresh", "-Dspring.flyway.enabled=false");
        command.addAll(List.of(
                "-jar",
                ROOT.resolve("%s-service/target/%1$s-service-boot.jar".formatted(service))
                        .toString()));
        Path log = Path.of("target", "training-%s.log".formatted(service));
        ProcessBuilder training =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = script.lines()
                .filter(line -> line.startsWith("export "))
                .flatMap(line -> SETTING.matcher(line).results())
                .collect(Collectors.toMap(setting -> setting.group(1), setting -> setting.group(2)));
        assertThat(environment).containsEntry("RABBITMQ_DISABLED", "true").containsKey("DATABASE_HOST");
        training.environment().putAll(environment);

        Process process = training.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        assertThat(process.exitValue()).as("its log: %s", log).isZero();
    }
}

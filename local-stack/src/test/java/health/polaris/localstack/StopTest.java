package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, as Ctrl-C, a shell that goes or a container that stops sends it: while it starts, and when it is up. */
class StopTest {

    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void endsWhatItStartedWhileItStarts() throws Exception {
        Process stack = up();
        stopAfter(stack, "PostgreSQL");
        leavesNothingBehind(stack);
    }

    @Test
    void endsInOrderWhenItIsUp() throws Exception {
        Process stack = up();
        String output = stopAfter(stack, "Ctrl-C stops it");
        leavesNothingBehind(stack);
        assertThat(output).doesNotContain("did not get through");
        assertThat(Files.readString(folder.resolve("polaris.log"))).doesNotContain("terminating connection");
    }

    private Process up() throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalStackMain.class.getName(),
                        folder.toString(),
                        "up")
                .redirectErrorStream(true);
        List.of("POLARIS_POSTGRES_URL", "DATABASE_HOST", "POLARIS_AMQP_URL", "RABBITMQ_HOST", "MLLP_PORT")
                .forEach(program.environment()::remove);
        return program.start();
    }

    private static String stopAfter(Process stack, String words) throws Exception {
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines = stack.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains(words)) {
                    stack.toHandle().destroy(); // Process.destroy would close what it still says
                }
            }
        }
        assertThat(output).contains(words).contains("Stopped.");
        return output.toString();
    }

    private void leavesNothingBehind(Process stack) throws Exception {
        assertThat(stack.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .orElse("")
                                .contains(folder.resolve("postgres").toString())))
                .isEmpty();
        assertThat(folder.resolve("stack.env")).doesNotExist();
        assertThat(folder.resolve("callers")).doesNotExist();
        assertThat(folder.resolve("lock")).isEmptyFile();
    }
}

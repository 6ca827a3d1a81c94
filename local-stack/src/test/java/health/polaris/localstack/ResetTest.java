package health.polaris.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run_local.sh reset} */
class ResetTest {

    @TempDir
    private Path folder;

    private record Ended(int status, String output) {}

    @Test
    void forgetsTheDataOfAStoppedStack() throws Exception {
        StateFolder.open(folder).close();
        Files.writeString(folder.resolve("data"), "kept");
        assertThat(reset().status()).isZero();
        assertThat(folder).doesNotExist();
    }

    @Test
    void refusesWhileAStackIsUp() throws Exception {
        try (StateFolder running = StateFolder.open(folder)) {
            Ended refused = reset();
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("A local stack is running on " + folder)
                    .contains("process " + ProcessHandle.current().pid());
            assertThat(running.path()).exists();
        }
        assertThat(reset().status()).isZero();
    }

    @Test
    void keepsKeysAndDataFromOtherPeople() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (StateFolder running = StateFolder.open(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(running.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesWhileTheDemoRuns() throws Exception {
        Path demo = folder.resolve("demo");
        try (StateFolder running = StateFolder.open(demo)) {
            assertThat(reset().output()).contains("A local stack is running on " + demo);
            assertThat(running.path()).exists();
        }
    }

    @Test
    void isNotMisledByTheProcessNumberOfAStackThatWasKilled() throws Exception {
        Process somebodyElse = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("lock"), somebodyElse.pid() + "\n");
        assertThat(reset().status()).isZero();
        assertThat(folder).doesNotExist();
        somebodyElse.destroy();
    }

    private Ended reset() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("sh", "../run_local.sh", "reset").redirectErrorStream(true);
        script.environment().put("POLARIS_STATE_FOLDER", folder.toString());
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}

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
    void stopsWhatRunsBeforeItForgets() throws Exception {
        Path demo = folder.resolve("demo");
        Process stack = running(folder);
        Process ofTheDemo = running(demo);
        Ended ended = reset();
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("Stopping the local stack on %s (process %d)".formatted(folder, stack.pid()))
                .contains("Stopping the local stack on %s (process %d)".formatted(demo, ofTheDemo.pid()));
        assertThat(stack.isAlive() || ofTheDemo.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
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
    void isNotMisledByTheProcessNumberOfAStackThatWasKilled() throws Exception {
        Process somebodyElse = new ProcessBuilder("sleep", "60").start();
        Files.writeString(folder.resolve("lock"), somebodyElse.pid() + "\n");
        assertThat(reset().status()).isZero();
        assertThat(folder).doesNotExist();
        somebodyElse.destroy();
    }

    /** What looks like a stack to others, and ends as one does. */
    private static Process running(Path state) throws IOException {
        Files.createDirectories(state);
        Process stack = new ProcessBuilder("sh", "-c", ": local-stack; sleep 60 & wait").start();
        Files.writeString(state.resolve("lock"), stack.pid() + "\n");
        return stack;
    }

    private Ended reset() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("sh", "../run_local.sh", "reset").redirectErrorStream(true);
        script.environment().put("POLARIS_STATE_FOLDER", folder.toString());
        Process process = script.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}

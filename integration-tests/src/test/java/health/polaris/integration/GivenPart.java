package health.polaris.integration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * A part of an installation that was there before, under its name in {@code docker-compose.yml}. {@code POLARIS_KILL} and
 * {@code POLARIS_START} are the commands that take it away and bring it back, {@code docker-compose kill} for one; each
 * is run in the project's root with the name as its last argument.
 */
record GivenPart(String name, BooleanSupplier ready) implements Part {

    /** As long as for a process of our own: where processors are short, a start takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @Override
    public void kill() {
        run(Installation.required("POLARIS_KILL"));
    }

    @Override
    public void launch() {
        run(Installation.required("POLARIS_START"));
    }

    @Override
    public void awaitReady() {
        Awaitility.await(name + " to answer")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                // Another thread would wait for the initializer that this may be called from.
                .pollInSameThread()
                .ignoreExceptions()
                .until(ready::getAsBoolean);
    }

    private void run(String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", name)
                    .directory(Suite.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/given-parts.log")))
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(
                        command + " " + name + " did not succeed; its output: target/given-parts.log");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

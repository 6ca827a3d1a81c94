package health.polaris.integration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** What somebody's own command does to a server, {@code POLARIS_BROKER_RESTART} for one; without it nothing can be done. */
record Commanded(String variable) {

    private static final int PATIENCE_SECONDS = 180;

    boolean isGiven() {
        return !command().isBlank();
    }

    private String command() {
        return Installation.variable(variable, "");
    }

    void run() {
        try {
            Process process = new ProcessBuilder("bash", "-c", command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/chaos-commands.log")))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(variable + " did not succeed; its output: target/chaos-commands.log");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package health.polaris.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A program of the suite under a process of its own, which can be killed outright and started again. */
class SuiteProcess implements AutoCloseable, Part {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int LINES_OF_A_FAILURE = 40;

    private final String name;
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private final BooleanSupplier ready;
    private @Nullable Process process;

    /** @param ready tells whether it answers */
    SuiteProcess(String name, List<String> command, Map<String, String> environment, BooleanSupplier ready) {
        this.name = name;
        this.log = Path.of("target", name + ".log");
        this.command = command;
        this.environment = environment;
        this.ready = ready;
    }

    @Override
    public void launch() {
        launch(Map.of());
    }

    /** @param more settings, until it ends */
    synchronized void launch(Map<String, String> more) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void awaitReady() {
        Awaitility.await(name + " to answer (its log: " + log + ")")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !isAlive() || ready.getAsBoolean());
        if (!isAlive()) {
            throw new IllegalStateException(
                    "%s ended instead of answering; the end of %s:%n%s".formatted(name, log, lastLines()));
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_FAILURE), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Override
    public synchronized void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    /** Ends it as an operator does. */
    synchronized void terminate() {
        Process running = process;
        if (running != null) {
            running.destroy();
            await(running);
        }
    }

    /** {@code STOP} or {@code CONT}: it stands still, and nobody is told. */
    synchronized void signal(String signal) {
        Process running = process;
        if (running != null && running.isAlive()) {
            try {
                await(new ProcessBuilder("kill", "-" + signal, Long.toString(running.pid())).start());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        terminate();
    }

    private static void await(Process running) {
        try {
            if (!running.waitFor(60, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

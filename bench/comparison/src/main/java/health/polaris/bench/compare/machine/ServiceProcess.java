package health.polaris.bench.compare.machine;

import health.polaris.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A service under a process of its own, from its start until it is closed. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final String name;
    private final Build build;
    private final int port;
    private final Process process;
    private final double startSeconds;
    private final double startMillis;

    /**
     * Starts it and waits until it answers.
     *
     * @throws IllegalStateException when it ends or does not answer in time
     */
    public ServiceProcess(String name, Build build, int port, Map<String, String> environment) {
        this.name = name;
        this.build = build;
        this.port = port;
        ProcessBuilder builder = new ProcessBuilder(build.command(name))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(build.log(name).toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        long started = System.nanoTime();
        try {
            process = Children.start(builder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        awaitAnswer(started);
        startSeconds = (System.nanoTime() - started) / 1e9;
        startMillis = ProcessTimes.millis(pid());
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public Api api() {
        return new Api(port);
    }

    /** From its start until {@code /running} was answered. */
    public double startSeconds() {
        return startSeconds;
    }

    /** Processor seconds that it had taken by then. */
    public double startProcessorSeconds() {
        return startMillis / 1000;
    }

    public double residentMebibytes() {
        return ProcessTimes.residentMebibytes(pid());
    }

    @Override
    public void close() {
        Children.end(process);
    }

    private void awaitAnswer(long started) {
        while (!answers()) {
            boolean late = System.nanoTime() - started > PATIENCE.toNanos();
            if (late || !process.isAlive()) {
                close();
                throw new IllegalStateException("%s-service of %s %s; its log: %s"
                        .formatted(name, build.name(), late ? "does not answer" : "ended at once", build.log(name)));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean answers() {
        try {
            return api().get("/running").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}

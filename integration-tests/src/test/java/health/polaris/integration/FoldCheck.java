package health.polaris.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * {@code verify-fold} on the database of the installation: that of encounters-service's jar, else the command
 * {@code POLARIS_VERIFY_FOLD} of a given installation. Without that command nothing is compared there.
 */
public record FoldCheck(List<String> command, Map<String, String> environment) {

    private static final Path LOG = Path.of("target", "verify-fold.log").toAbsolutePath();
    private static final String DIFFERS = "Not what the facts come to";

    static FoldCheck given() {
        String command = Installation.variable("POLARIS_VERIFY_FOLD", "");
        return new FoldCheck(command.isBlank() ? List.of() : List.of("sh", "-c", command), Map.of());
    }

    /** @throws AssertionError when a row differs, with what the command said */
    public void run(String when) {
        if (command.isEmpty()) {
            System.out.println("verify-fold: nothing is compared " + when + ", POLARIS_VERIFY_FOLD is not set");
            return;
        }
        try {
            Process process = start();
            List<String> said = lines(process);
            int code = process.waitFor();
            Files.write(LOG, said, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (code != 0) {
                throw new AssertionError(
                        "verify-fold %s ended with %d, its log is %s: %s".formatted(when, code, LOG, differing(said)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Suite.ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> lines(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return reader.lines().toList();
        }
    }

    private static List<String> differing(List<String> said) {
        return said.stream().filter(line -> line.contains(DIFFERS)).limit(20).toList();
    }
}

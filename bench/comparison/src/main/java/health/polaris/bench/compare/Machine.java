package health.polaris.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it was measured on. */
final class Machine {

    private Machine() {}

    /** {@code 2 processors (…), 24 GB, Linux 6.1, JDK 25.0.1} */
    static String description() {
        return "%d processors (%s), %s, %s %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value(Path.of("/proc/cpuinfo"), "model name"),
                        value(Path.of("/proc/meminfo"), "MemTotal"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    /** The commit that a checkout stands at, with {@code *} when something is changed beside it. */
    static String revision(Path checkout) {
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-C",
                            checkout.toString(),
                            "describe",
                            "--always",
                            "--abbrev=7",
                            "--exclude=*",
                            "--dirty=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String revision =
                    new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            return revision.isEmpty() ? checkout.getFileName().toString() : revision;
        } catch (IOException noGit) {
            return checkout.getFileName().toString();
        }
    }

    private static String value(Path file, String key) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}

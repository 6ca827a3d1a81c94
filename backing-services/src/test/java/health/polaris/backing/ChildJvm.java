package health.polaris.backing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A main class in a process of its own, which a test may kill. */
final class ChildJvm {

    private ChildJvm() {}

    static Process run(Class<?> mainClass, String... arguments) throws IOException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass.getName());
        List<String> line = Stream.concat(command, Stream.of(arguments)).toList();
        return new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Until it does its work, whatever it throws while it starts. */
    static void awaitUntil(ThrowingRunnable work) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(work);
    }
}

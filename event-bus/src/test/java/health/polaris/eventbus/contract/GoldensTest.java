package health.polaris.eventbus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every event has a file that shows it on the wire; {@link EventsTest} holds it to that, byte by byte. */
class GoldensTest {

    private static final Pattern IMPLEMENTS = Pattern.compile("\\bimplements Event\\b");

    @Test
    void everyEventHasOne() throws IOException {
        List<String> goldens = below("src/test/resources/events")
                .map(file -> file.getFileName().toString())
                .toList();
        List<String> events = below("src/main/java")
                .filter(file -> IMPLEMENTS.matcher(read(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .toList();

        assertThat(events).hasSizeGreaterThan(11).contains("tokens-revoked");
        assertThat(events).allMatch(event -> goldens.stream().anyMatch(file -> file.startsWith(event)), "has one");
    }

    private static Stream<Path> below(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

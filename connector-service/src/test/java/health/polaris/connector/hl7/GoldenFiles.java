package health.polaris.connector.hl7;

import health.polaris.connector.hl7.message.MessageText;
import health.polaris.connector.hl7.message.RawSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Messages under {@code src/test/resources/hl7} with what must come of them beside: {@code .ack}, its segments as lines
 * and its time and id as {@code <now>} and {@code <id>}, and, when accepted, {@code .json} as published and {@code
 * .fact.json}, its {@code message}.
 */
public record GoldenFiles(
        String name, byte[] message, String acknowledgement, Optional<String> published, Optional<String> fact) {

    private static final Path ROOT = Path.of("src/test/resources/hl7");

    /** @param folder {@code samples} and {@code made} are read in UTC, {@code london} in Europe/London */
    public static Stream<GoldenFiles> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .map(GoldenFiles::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GoldenFiles read(Path file) {
        String name = file.getFileName().toString().replace(".hl7", "");
        try {
            return new GoldenFiles(
                    name,
                    Files.readAllBytes(file),
                    Files.readString(file.resolveSibling(name + ".ack")).strip(),
                    beside(file, name + ".json"),
                    beside(file, name + ".fact.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> beside(Path file, String name) throws IOException {
        Path other = file.resolveSibling(name);
        return Files.exists(other) ? Optional.of(Files.readString(other)) : Optional.empty();
    }

    /** An acknowledgement in the form of the {@code .ack} files. */
    public static String normalised(String acknowledgement) {
        RawSegment msh = MessageText.of(acknowledgement).orElseThrow().header();
        String header = msh.line();
        String now = msh.field(7);
        String id = msh.field(10);
        return acknowledgement
                .replace(header, masked(masked(header, now, "<now>"), id, "<id>"))
                .replace('\r', '\n')
                .strip();
    }

    /** Separators that mean several things at once can leave a field empty. */
    private static String masked(String header, String value, String mask) {
        return value.isEmpty() ? header : header.replace(value, mask);
    }

    @Override
    public String toString() {
        return name;
    }
}

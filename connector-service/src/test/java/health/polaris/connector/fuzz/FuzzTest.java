package health.polaris.connector.fuzz;

import health.polaris.testing.fuzz.Mutations;
import health.polaris.web.page.TimeCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Fixed seeds, so that the same run is the same anywhere, and each input that was trouble once ({@code
 * src/test/resources/fuzz}, where {@code connector-service/fuzz} keeps them).
 */
class FuzzTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final Path MESSAGES = Path.of("src/test/resources/hl7");
    private static final int RUNS = 3_000;

    private static final List<String> HL7_WORDS = List.of(
            "\r",
            "\n",
            "|",
            "^",
            "~",
            "\\",
            "&",
            "\\F\\",
            "\\X41\\",
            "\\XC3A9\\",
            "\\.br\\",
            "\\H\\",
            "MSH|^~\\&|",
            "PID|",
            "PV1|",
            "MRG|",
            "EVN|",
            "BHS|",
            "FHS|",
            "BTS|2",
            "FTS|",
            "ZZZ|",
            "ADT^A01",
            "ADT^A40",
            "ADT^A17",
            "2.5",
            "\"\"",
            "UNICODE UTF-8",
            "8859/1",
            "ISO IR87",
            "20240230",
            "202402291259.9999+2400",
            "9434765919",
            "\uFEFF",
            "\0",
            "\u001b$B",
            "NHS",
            "MRN");

    private static final List<String> FRAME_WORDS =
            List.of("\u000b", "\u001c", "\r", "\u001c\r", "\u000b\u001c\r", "\n", "x".repeat(9_000), "MSH|");

    private static final List<String> CURSOR_WORDS = List.of(" ", "MjAyNi0", "=", "-", "_", "Z", "AAAA", "\0");

    /** One input of a target. */
    @FunctionalInterface
    private interface Target {
        void read(byte[] input) throws IOException;
    }

    @Test
    void messages() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (String folder : List.of("samples", "made", "reported")) {
            for (Path file : files(MESSAGES.resolve(folder))) {
                samples.add(Files.readAllBytes(file));
            }
        }
        run("hl7", new Mutations(samples, HL7_WORDS), Hl7Target::fuzzerTestOneInput);
    }

    @Test
    void frames() throws IOException {
        List<byte[]> samples = new ArrayList<>(List.of(framed("MSH|1"), framed("A".repeat(17_000)), new byte[70_000]));
        run("frames", new Mutations(samples, FRAME_WORDS), FramesTarget::fuzzerTestOneInput);
    }

    @Test
    void cursors() throws IOException {
        byte[] cursor = new TimeCursor(
                        Instant.parse("2026-03-01T08:00:00.123456Z"), "0f9e5b0e-6a0c-4c0e-9a2f-0c4b8a1de001")
                .text()
                .getBytes(StandardCharsets.UTF_8);
        run("cursor", new Mutations(List.of(cursor, new byte[0]), CURSOR_WORDS), CursorTarget::fuzzerTestOneInput);
    }

    private static byte[] framed(String text) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        frame.write(0x1C);
        frame.write('\r');
        return frame.toByteArray();
    }

    private static void run(String name, Mutations mutations, Target target) throws IOException {
        for (Path kept : files(KEPT.resolve(name))) {
            attempt(target, Files.readAllBytes(kept), kept.toString());
        }
        for (int seed = 0; seed < RUNS; seed++) {
            attempt(target, mutations.of(seed), "seed " + seed);
        }
    }

    /** None when nothing has been kept there yet. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void attempt(Target target, byte[] input, String origin) throws IOException {
        try {
            target.read(input);
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            throw new AssertionError(
                    "%s: %s".formatted(origin, new String(input, StandardCharsets.ISO_8859_1)), failure);
        }
    }
}

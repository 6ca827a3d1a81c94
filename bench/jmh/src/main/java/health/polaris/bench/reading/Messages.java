package health.polaris.bench.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is read. */
final class Messages {

    private static final Path SAMPLES = Path.of("connector-service/src/test/resources/hl7/samples");
    private static final int MEBIBYTE = 1024 * 1024;

    private Messages() {}

    /** A sample by its trigger, {@code 2MiB} of segments that nobody reads, {@code 10MiB} of repetitions of PID-3. */
    static String named(String name) throws IOException {
        return switch (name) {
            case "2MiB" -> sample("A01") + ("OBX|1|FT|NOTE||" + "x".repeat(1000) + "\r").repeat(2 * MEBIBYTE / 1016);
            case "10MiB" -> repetitions("5550142^^^STM^X~".repeat(10 * MEBIBYTE / 16));
            default -> sample(name);
        };
    }

    /** The MRN is the last of them. */
    private static String repetitions(String identifiers) {
        return "MSH|^~\\&|PASHUB|STMARYS|POLARIS|STMARYS|20240312081530||ADT^A28^ADT_A05|MC-1|P|2.5\rPID|1||"
                + identifiers + "5^^^STM^MRN||FINCH^ROWAN||19790226|4\r";
    }

    /** With CR as the only line end and the usual separators, so that HAPI alone reads it too. */
    private static String sample(String trigger) throws IOException {
        return Files.readString(SAMPLES.resolve(trigger + ".hl7"))
                        .strip()
                        .replace("\r\n", "\r")
                        .replace('\n', '\r')
                        .replace("^~\\\\&", "^~\\&")
                + "\r";
    }
}

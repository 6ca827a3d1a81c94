package health.polaris.integration.description;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A client developer generates clients from the descriptions, compiles them strictly, and walks the README's walk with the one of
 * TypeScript. It needs Node, and is told by {@code integration-tests/clients/walk}.
 */
class GeneratedClientStory {

    private static final Path CLIENTS = Path.of("clients");

    @Test
    void walksTheWholeWalkWithGeneratedClients() throws Exception {
        ServiceDescription.leave(ServiceDescription.ofAll());

        run("./generate");

        assertThat(Path.of("target/clients/java/target/classes"))
                .isDirectoryRecursivelyContaining("glob:**/EncountersApi.class");
        assertThat(run("node", "../target/clients/js/clients/walk.js")).isEqualTo("1 passed, 0 failed");
    }

    /** What it printed; it must have ended well. */
    private static String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("polaris-client", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(CLIENTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Installation.services()
                .forEach(service -> builder.environment()
                        .put(
                                "POLARIS_%s_URL".formatted(service.toUpperCase(Locale.ROOT)),
                                Installation.service(service).url()));
        builder.environment().putAll(signing());
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES))
                .as(List.of(command).toString())
                .isTrue();
        String printed = Files.readString(output).strip();
        Files.delete(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private static Map<String, String> signing() {
        return Map.of("POLARIS_JWT_ISSUER", Installation.issuer(), "POLARIS_JWT_SECRET", Installation.secret());
    }
}

package health.polaris.integration.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The project's root as a reader has it, with a local stack of its own that is up: a folder of links, so that what the commands
 * write does not get into the tree that is built.
 */
record Checkout(Path folder, Process stack) {

    private static final Path ROOT =
            Path.of(System.getProperty("polaris.root", "..")).toAbsolutePath();
    private static final int PATIENCE_SECONDS = 120;

    /** Those of a stack would lead the commands elsewhere. */
    private static final List<String> OTHERS = List.of(
            "POLARIS_",
            "LOCAL_STACK_",
            "DATABASE_",
            "RABBITMQ_",
            "HS_KEY",
            "PROXY_URL",
            "MLLP_",
            "AUTH0_",
            "EPR_",
            "API");

    static Checkout withStackUp(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            for (Path file : files.toList()) {
                if (!List.of(".local-stack", "target", ".git")
                        .contains(file.getFileName().toString())) {
                    Files.createSymbolicLink(folder.resolve(file.getFileName()), file);
                }
            }
        }
        Files.writeString(folder.resolve("site-profiles.yaml"), "profiles: {}\n");
        ProcessBuilder builder = new ProcessBuilder("./run_local.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "commands-stack.log").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        builder.environment()
                .put("HL7_SITE_PROFILES", folder.resolve("site-profiles.yaml").toString());
        Process stack = builder.start();
        Awaitility.await("the local stack to be up (its log: target/commands-stack.log)")
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> !stack.isAlive() || Files.exists(folder.resolve(".local-stack/stack.env")));
        if (!stack.isAlive()) {
            throw new IllegalStateException("The local stack ended; its log: target/commands-stack.log");
        }
        return new Checkout(folder, stack);
    }

    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> OTHERS.stream().anyMatch(name::startsWith));
        // A reader has one Java, which is recent enough.
        environment.merge(
                "PATH", Path.of(System.getProperty("java.home"), "bin").toString(), (path, java) -> java + ":" + path);
        return environment;
    }

    /** README, the other pages of the root, those of docs and of this module; the rule book has no commands. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "integration-tests/README.md")
                                    .map(ROOT::resolve),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .filter(file -> !file.startsWith(ROOT.resolve("docs/contracts")))
                                    .sorted())
                    .toList();
        }
    }

    static String name(Path page) {
        return ROOT.relativize(page).toString();
    }

    /** JUnit warns about each that it finds in a folder of its own. */
    private void removeLinks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As the README says, beside the stack that is up; returns what that printed. */
    String demo() throws IOException, InterruptedException {
        return printed("demo");
    }

    private String printed(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("./run_local.sh", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process program = builder.start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + "exit " + program.waitFor();
    }

    /** As the README says; returns what that printed. */
    String reset() throws IOException, InterruptedException {
        String printed = printed("reset");
        if (!stack.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            stack.destroyForcibly().waitFor();
        }
        removeLinks();
        return printed;
    }
}

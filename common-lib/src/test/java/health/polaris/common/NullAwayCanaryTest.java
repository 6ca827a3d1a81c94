package health.polaris.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The null checks of the build still fire: mistakes planted here are compiled with the arguments of the build itself. */
class NullAwayCanaryTest {

    private static final Path ROOT = Path.of("..");
    private static final String MARKED = "@org.jspecify.annotations.NullMarked\n";
    private static final String PLANTED = """
            class Canary {
                int length(@org.jspecify.annotations.Nullable String text) {
                    return text.length();
                }

                java.util.List<String> texts(java.util.List<@org.jspecify.annotations.Nullable String> some) {
                    return some;
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void stopsTheBuildAtADereferenceOfNullAndAtNullInAList() throws Exception {
        Compilation compilation = compile(MARKED + PLANTED);

        assertThat(compilation.output()).contains("Canary.java:4: error: [NullAway] dereferenced expression 'text'");
        assertThat(compilation.output()).contains("Canary.java:8: error: [NullAway] incompatible types");
        assertThat(compilation.exitCode()).isEqualTo(1);
    }

    @Test
    void leavesCodeAloneThatIsNotMarked() throws Exception {
        Compilation unmarked = compile(PLANTED);

        assertThat(unmarked.exitCode()).as(unmarked.output()).isZero();
    }

    private Compilation compile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Canary.java"), source);
        Process javac =
                new ProcessBuilder(command(file)).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes());
        assertThat(javac.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Compilation(javac.exitValue(), output);
    }

    private List<String> command(Path file) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(optionsOfTheCompilersJvm());
        command.addAll(argumentsOfTheBuild());
        command.addAll(List.of("-proc:none", "-processorpath", classPath, "-classpath", classPath));
        command.addAll(List.of("-d", folder.toString(), file.toString()));
        return command;
    }

    /** {@code --add-exports jdk.compiler/…=ALL-UNNAMED} */
    private static List<String> optionsOfTheCompilersJvm() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve(".mvn/jvm.config"))) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> "-J" + line.strip().replaceFirst(" ", "="))
                    .toList();
        }
    }

    /** {@code <arg>-Xplugin:ErrorProne …</arg>} */
    private static List<String> argumentsOfTheBuild() throws IOException {
        List<String> arguments = Pattern.compile("<arg>([^<]+)</arg>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(arguments).anyMatch(argument -> argument.startsWith("-Xplugin:ErrorProne"));
        return arguments;
    }

    private record Compilation(int exitCode, String output) {}
}

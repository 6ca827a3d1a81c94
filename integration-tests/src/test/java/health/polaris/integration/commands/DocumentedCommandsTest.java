package health.polaris.integration.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader types what README and docs say, in a checkout with the local stack up, and everything does what it says. */
class DocumentedCommandsTest {

    private static final List<String> PROGRAMS = List.of("bash", "curl", "jq", "openssl");

    @TempDir
    private Path folder;

    @Test
    void everyBlockOfCommandsRunsOrSaysWhyNot() throws Exception {
        List<String> missing =
                PROGRAMS.stream().filter(name -> !isInstalled(name)).toList();
        if (!missing.isEmpty()) {
            System.err.println("Not run, because " + missing + " are missing: the commands of the documents");
            assertThat(pages()).isNotEmpty();
            return;
        }
        List<String> failures = new ArrayList<>();
        Checkout checkout = Checkout.withStackUp(folder);
        try {
            for (CommandPage page : pages()) {
                failures.addAll(page.failures(folder, Checkout.environment()));
            }
            assertThat(checkout.demo())
                    .contains("All samples gave what they must.")
                    .endsWith("exit 0");
        } finally {
            assertThat(checkout.reset()).contains("Stopping the local stack", "All data of the local stack are gone.");
        }
        assertThat(failures).isEmpty();
    }

    private static List<CommandPage> pages() throws IOException {
        List<CommandPage> pages = new ArrayList<>();
        for (Path page : Checkout.pages()) {
            CommandPage read = CommandPage.of(Checkout.name(page), Files.readString(page));
            if (!read.blocks().isEmpty()) {
                pages.add(read);
            }
        }
        return pages;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void aCommandThatFailsIsFound() throws Exception {
        assertThat(failures("```\nA=1\n```\nand\n```\ntest $A = 1\ntest $A = 2\necho on\n```\n"))
                .singleElement()
                .asString()
                .startsWith("page.md:6 fails (1)")
                .doesNotContain("on\n", "does not print");
    }

    @Test
    void aPartOfAPipeThatFailsIsFound() throws Exception {
        assertThat(failures("```\nB=$(false | cat)\n```\n")).hasSize(1);
    }

    @Test
    void whatIsNotPrintedIsFound() throws Exception {
        assertThat(failures("<!-- commands: print MSA\\|AA -->\n```\necho 'MSA|AE'\n```\n"))
                .singleElement()
                .asString()
                .contains("does not print MSA\\|AA but", "MSA|AE");
        assertThat(failures("<!-- commands: print MSA\\|AA -->\n```\necho 'MSA|AA'\n```\n"))
                .isEmpty();
    }

    @Test
    void whatTheReaderFillsInIsGiven() throws Exception {
        assertThat(failures("<!-- commands: first UUID=7 -->\n```\ntest $UUID = 7\n```\n"))
                .isEmpty();
        assertThat(failures("```\ntest $UUID = 7\n```\n")).hasSize(1);
    }

    @Test
    void othersAreLeftAlone() throws Exception {
        assertThat(failures(
                        "<!-- commands: not run, because it ends the world -->\n```\nfalse\n```\n```json\n{}\n```\n"))
                .isEmpty();
    }

    private List<String> failures(String page) throws IOException, InterruptedException {
        return CommandPage.of("page.md", page).failures(folder, Checkout.environment());
    }
}

package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there: other pages, and the classes of the walks. */
class LinksTest {

    private static final Names LINKS = new Names("\\]\\((?!https?:|#)([^)#\\s]+)");

    /** {@code `OutboxRelay`}, {@code `Changes.Made`}: two humps or more, or a nested class. */
    private static final Names CLASSES = new Names("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+|[A-Z]\\w+(?=\\.[A-Z]))");

    @Test
    void linksLeadToFiles() {
        assertThat(RepositoryFiles.documents().stream().flatMap(LinksTest::deadLinks))
                .isEmpty();
    }

    private static Stream<String> deadLinks(Source page) {
        return LINKS.in(page.text()).stream()
                .filter(link -> !Files.exists(page.folder().resolve(link)))
                .map(link -> page.path() + " -> " + link);
    }

    @Test
    void classesOfTheWalksExist() {
        Set<String> known = RepositoryFiles.program().stream()
                .map(source -> source.path().getFileName().toString())
                .filter(file -> file.endsWith(".java"))
                .map(file -> file.substring(0, file.length() - ".java".length()))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>(CLASSES.in(RepositoryFiles.page("architecture.md")));
        assertThat(named).hasSizeGreaterThan(60);
        named.removeAll(known);

        assertThat(named).as("named in docs/architecture.md, but no class").isEmpty();
    }
}

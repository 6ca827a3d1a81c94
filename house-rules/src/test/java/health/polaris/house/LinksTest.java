package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there: other pages, their headings, and the classes of the walks. */
class LinksTest {

    private static final Names LINKS = new Names("\\]\\((?!https?:|mailto:)([^)\\s]+)");

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

    /** {@code `OutboxRelay`}, {@code `Changes.Made`}: two humps or more, or a nested class. */
    private static final Names CLASSES = new Names("`([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+|[A-Z]\\w+(?=\\.[A-Z]))");

    @Test
    void linksLeadToFilesAndHeadings() {
        List<Source> pages = RepositoryFiles.pages();

        assertThat(pages.stream().mapToInt(page -> links(page).size()).sum()).isGreaterThan(200);
        assertThat(pages.stream().flatMap(LinksTest::deadLinks)).isEmpty();
    }

    private static Set<String> links(Source page) {
        return LINKS.in(FENCED.matcher(page.text()).replaceAll(""));
    }

    private static Stream<String> deadLinks(Source page) {
        return links(page).stream().filter(link -> !isAlive(page, link)).map(link -> page.path() + " -> " + link);
    }

    private static boolean isAlive(Source page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page.path() : page.folder().resolve(file);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0
                || !target.toString().endsWith(".md")
                || Anchors.of(Source.read(target).text()).contains(link.substring(hash + 1));
    }

    @Test
    void classesOfTheWalksExist() {
        assertThat(named("architecture.md")).hasSizeGreaterThan(60);
        assertThat(unknown("architecture.md"))
                .as("named in docs/architecture.md, but no class")
                .isEmpty();
    }

    /** Each rule that stops an attacker, and each section of ASVS, says what holds it. */
    @Test
    void whatHoldsTheThreatModelExists() {
        assertThat(named("threat-model.md")).hasSizeGreaterThan(80);
        assertThat(unknown("threat-model.md"))
                .as("named in docs/threat-model.md, but no class")
                .isEmpty();
    }

    private static Set<String> named(String page) {
        return new TreeSet<>(CLASSES.in(RepositoryFiles.page(page)));
    }

    private static Set<String> unknown(String page) {
        Set<String> known = RepositoryFiles.program().stream()
                .map(source -> source.path().getFileName().toString())
                .filter(file -> file.endsWith(".java"))
                .map(file -> file.substring(0, file.length() - ".java".length()))
                .collect(Collectors.toSet());
        Set<String> unknown = named(page);
        unknown.removeAll(known);
        return unknown;
    }
}

package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of packages in a module's README names those that the module has, and all of them. */
class ReadmesTest {

    private static final String TABLE = "| package | ";

    /** The first column of a row: {@code | `feed`, `hold` | …}. */
    private static final Pattern ROW = Pattern.compile("\\| ((?:`[a-z0-9]+`(?:, )?)+) \\|.*");

    private static final Names PACKAGES = new Names("`([a-z0-9]+)`");

    private final List<Source> readmes = RepositoryFiles.readmes().stream()
            .filter(readme -> readme.text().contains(TABLE))
            .toList();

    @Test
    void tablesHaveThePackagesOfTheFirstLevel() {
        assertThat(readmes).hasSizeGreaterThan(6);
        for (Source readme : readmes) {
            assertThat(named(readme.text())).as(readme.path().toString()).isEqualTo(present(readme.folder()));
        }
    }

    private static Set<String> named(String readme) {
        return readme.substring(readme.indexOf(TABLE))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> PACKAGES.in(row.group(1)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Below the module's own package: {@code feed} of {@code health.polaris.connector.feed} and all that is in it. */
    private static Set<String> present(Path module) {
        Path polaris = module.resolve("src/main/java/health/polaris");
        return Source.below(polaris, ".java").stream()
                .map(source -> polaris.relativize(source.path()))
                .filter(path -> path.getNameCount() > 2)
                .map(path -> path.getName(1).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every module stands on is what all of them need, and no more. Counted are files with a class; a package-info has none. */
class CommonLibTest {

    private static final int MOST_CLASSES = 60;

    @Test
    void staysSmall() {
        Path sources = RepositoryFiles.ROOT.resolve("common-lib/src/main/java");

        assertThat(Source.below(sources, ".java"))
                .filteredOn(source -> !source.path().endsWith("package-info.java"))
                .isNotEmpty()
                .as("classes of common-lib: what only HTTP or the database needs belongs into common-web")
                .hasSizeLessThanOrEqualTo(MOST_CLASSES);
    }
}

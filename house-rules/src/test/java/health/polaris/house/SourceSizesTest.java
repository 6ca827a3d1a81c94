package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSizesTest {

    @TempDir
    private Path module;

    @Test
    void allowsWhatIsAtTheBounds() throws IOException {
        write("src/main/java/ward/Ward.java", SourceSizes.LONGEST_FILE);
        for (int file = 1; file < SourceSizes.LARGEST_PACKAGE; file++) {
            write("src/main/java/ward/Bed" + file + ".java", 1);
        }

        assertThat(SourceSizes.violations(module)).isEmpty();
    }

    @Test
    void findsLongFilesOfTestsToo() throws IOException {
        write("src/test/java/ward/WardTest.java", SourceSizes.LONGEST_FILE + 1);

        assertThat(SourceSizes.violations(module)).singleElement().asString().contains("WardTest.java has 301 lines");
    }

    @Test
    void findsLargePackages() throws IOException {
        for (int file = 0; file <= SourceSizes.LARGEST_PACKAGE; file++) {
            write("src/main/java/ward/Bed" + file + ".java", 1);
        }

        assertThat(SourceSizes.violations(module)).singleElement().asString().contains("ward has 21 files");
    }

    private void write(String path, int lines) throws IOException {
        Path file = module.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "// a line\n".repeat(lines));
    }
}

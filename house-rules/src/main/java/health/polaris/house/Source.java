package health.polaris.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file that somebody wrote. */
record Source(Path path, String text) {

    /** All Java of a module, tests included. */
    static List<Source> java(Path module) {
        return below(module.resolve("src"), ".java");
    }

    /** All that may cite a contract: Java, SQL, YAML, properties. */
    static List<Source> citing(Path module) {
        return Stream.of(".java", ".sql", ".yaml", ".properties")
                .flatMap(ending -> below(module.resolve("src"), ending).stream())
                .toList();
    }

    Path folder() {
        return path.resolveSibling("");
    }

    long lines() {
        return text.lines().count();
    }

    static List<Source> below(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(Source::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source read(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

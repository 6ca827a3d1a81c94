package health.polaris.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that can be read in one go, packages that can be seen in one look. */
final class SourceSizes {

    static final int LONGEST_FILE = 300;
    static final int LARGEST_PACKAGE = 20;

    private SourceSizes() {}

    static List<String> violations(Path module) {
        List<Source> sources = Source.java(module);
        return Stream.concat(longFiles(sources), largePackages(sources)).toList();
    }

    private static Stream<String> longFiles(List<Source> sources) {
        return sources.stream()
                .filter(source -> source.lines() > LONGEST_FILE)
                .map(source -> "%s has %d lines, at most %d are allowed: split it"
                        .formatted(source.path(), source.lines(), LONGEST_FILE));
    }

    private static Stream<String> largePackages(List<Source> sources) {
        Map<Path, Long> files = sources.stream().collect(Collectors.groupingBy(Source::folder, Collectors.counting()));
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().toString().contains("src/main"))
                .filter(entry -> entry.getValue() > LARGEST_PACKAGE)
                .map(entry -> "%s has %d files, at most %d are allowed: split it by feature"
                        .formatted(entry.getKey(), entry.getValue(), LARGEST_PACKAGE));
    }
}

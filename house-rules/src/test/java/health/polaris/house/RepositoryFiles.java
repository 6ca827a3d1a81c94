package health.polaris.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository that this module is a part of: its documents, and what they speak of. */
final class RepositoryFiles {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");

    private RepositoryFiles() {}

    /** What operators and newcomers read; the contracts also say what the original does, and decisions what was. */
    static List<Source> documents() {
        List<Path> left = Stream.of("contracts", "adr").map(DOCS::resolve).toList();
        Stream<Source> pages =
                Source.below(DOCS, ".md").stream().filter(page -> left.stream().noneMatch(page.path()::startsWith));
        Stream<Source> entrance = Stream.of(Source.read(ROOT.resolve("README.md")));
        return Stream.of(entrance, readmes().stream(), pages)
                .flatMap(sources -> sources)
                .toList();
    }

    /** All that links lead to and come from. */
    static List<Source> pages() {
        Stream<Source> atTheRoot =
                files(ROOT).filter(file -> file.toString().endsWith(".md")).map(Source::read);
        return Stream.of(atTheRoot, readmes().stream(), Source.below(DOCS, ".md").stream())
                .flatMap(sources -> sources)
                .toList();
    }

    /** Of the modules, and of what is no part of the build. */
    static List<Source> readmes() {
        return folders(ROOT)
                .map(module -> module.resolve("README.md"))
                .filter(Files::exists)
                .map(Source::read)
                .toList();
    }

    static String page(String name) {
        return Source.read(DOCS.resolve(name)).text();
    }

    /** Java and settings of all modules, tests left out. */
    static List<Source> mainSources() {
        return folders(ROOT)
                .map(module -> module.resolve("src/main"))
                .filter(Files::exists)
                .flatMap(main -> Stream.of(".java", ".yaml", ".properties")
                        .flatMap(ending -> Source.below(main, ending).stream()))
                .toList();
    }

    /** All that reads a variable: besides the services their tests, scripts and containers. */
    static List<Source> program() {
        Stream<Source> tests = folders(ROOT)
                .map(module -> module.resolve("src/test"))
                .filter(Files::exists)
                .flatMap(test -> Source.below(test, ".java").stream());
        Stream<Source> scripts = Stream.of(
                        ROOT, ROOT.resolve("deploy"), ROOT.resolve("deploy/postgres"), ROOT.resolve(".ci"))
                .flatMap(RepositoryFiles::files)
                .filter(file -> !file.toString().endsWith(".md"))
                .map(Source::read);
        return Stream.of(mainSources().stream(), tests, scripts)
                .flatMap(sources -> sources)
                .toList();
    }

    private static Stream<Path> folders(Path folder) {
        return list(folder).filter(Files::isDirectory);
    }

    private static Stream<Path> files(Path folder) {
        return list(folder).filter(Files::isRegularFile);
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

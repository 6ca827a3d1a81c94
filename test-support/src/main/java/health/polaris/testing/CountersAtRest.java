package health.polaris.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every counter that a module's code names is there before anything is counted, so that the first event after a restart is a rise. */
public final class CountersAtRest {

    private static final Path PROGRAM = Path.of("src/main/java");
    private static final Pattern COUNTER =
            Pattern.compile("(?:\\bcounter|\\bCounter\\s*\\.builder)\\(\\s*(?:\"([a-z0-9.]+)\"|([A-Z_]+)\\b)");
    private static final Pattern CONSTANT = Pattern.compile("String ([A-Z_]+) = \"([a-z0-9.]+)\"");

    private CountersAtRest() {}

    /** @param meters of a service that has done nothing yet */
    public static void areRegistered(MeterRegistry meters) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROGRAM)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                names.addAll(namedIn(Files.readString(file)));
            }
        }
        assertThat(names)
                .hasSizeGreaterThan(5)
                .allSatisfy(name ->
                        assertThat(meters.find(name).counters()).as(name).isNotEmpty());
    }

    private static Set<String> namedIn(String source) {
        Map<String, String> constants = CONSTANT.matcher(source)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, other) -> one));
        Set<String> names = new TreeSet<>();
        Matcher counter = COUNTER.matcher(source);
        while (counter.find()) {
            String literal = counter.group(1);
            names.add(literal == null ? constants.getOrDefault(counter.group(2), "") : literal);
        }
        names.removeIf(name -> !name.startsWith("polaris."));
        return names;
    }
}

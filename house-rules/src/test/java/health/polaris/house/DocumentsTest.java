package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Metrics, settings and routing keys are called the same in the documents and in the code. */
class DocumentsTest {

    private static final String OPERATING = "operating.md";

    /** {@code polaris.hl7.refused} as Prometheus spells it, {@code polaris_hl7_refused}; endings come by the kind of meter. */
    private static final Names METERS = new Names(
            Pattern.compile("(?:(?:counter|timer|gauge|summary|builder)\\(\\s*|String \\w+ = )"
                    + "\"((?:polaris|flask|request)(?:\\.[a-z0-9]+)+)\""),
            name -> name.replace('.', '_'));

    private static final Names DOCUMENTED_METRICS = new Names("\\b(?:polaris_|flask_)[a-z0-9_]+[a-z0-9]\\b");

    /** {@code getOrDefault("MANAGEMENT_PORT", …)} of what reads a variable without the framework. */
    private static final Names READ_BY_JAVA =
            new Names("(?:getProperty|getOrDefault|getenv|get)\\(\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");

    private static final Names VARIABLES = new Names("(?<![\\w…%^-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\\w…])");

    private static final Names ROUTING_KEYS =
            new Names("\\b(?:dhos|gdm)\\.(?:D?M?[0-9]{4,}|hl7_message\\.processed)\\b");

    private static final List<String> ENDINGS = List.of("", "_total", "_seconds", "_seconds_count", "_seconds_sum");

    @Test
    void everyMetricOfTheDocumentsIsMeasured() {
        Set<String> measured = meters().stream()
                .flatMap(meter -> ENDINGS.stream().map(ending -> meter + ending))
                .collect(Collectors.toSet());

        assertThat(without(measured, DOCUMENTED_METRICS.in(RepositoryFiles.documents())))
                .as("documented, but not measured")
                .isEmpty();
    }

    @Test
    void everyMetricIsInTheOperatorsPage() {
        Set<String> documented = DOCUMENTED_METRICS.in(RepositoryFiles.page(OPERATING));

        assertThat(meters()).hasSizeGreaterThan(30);
        assertThat(meters().stream()
                        .filter(meter -> ENDINGS.stream().map(meter::concat).noneMatch(documented::contains)))
                .as("measured, but not documented")
                .isEmpty();
    }

    @Test
    void everyVariableOfTheDocumentsIsRead() {
        String program = RepositoryFiles.program().stream().map(Source::text).collect(Collectors.joining("\n"));
        Set<String> read = new Names("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b").in(program);

        assertThat(without(read, VARIABLES.in(RepositoryFiles.documents())))
                .as("documented, but read by nobody")
                .allMatch(
                        name -> name.startsWith("SPRING_") || name.startsWith("JDK_") || name.startsWith("OTEL_"),
                        "is read by the framework or the JVM");
    }

    @Test
    void whatJavaReadsByItselfIsASettingToo() {
        Set<String> documented = new Names("`([A-Z][A-Z0-9_]+)`").in(RepositoryFiles.page("settings.md"));

        assertThat(READ_BY_JAVA.in(services())).isNotEmpty();
        assertThat(without(documented, READ_BY_JAVA.in(services())))
                .as("read, but no setting of docs/settings.md")
                .isEmpty();
    }

    @Test
    void routingKeysAreThoseOfTheContract() {
        Set<String> known = ROUTING_KEYS.in(RepositoryFiles.mainSources().stream()
                .filter(source -> source.path().endsWith("RoutingKeys.java"))
                .toList());

        assertThat(ROUTING_KEYS.in(RepositoryFiles.documents())).isNotEmpty().isSubsetOf(known);
        assertThat(ROUTING_KEYS.in(RepositoryFiles.page("contracts/platform.md")))
                .containsAll(known);
    }

    private static Set<String> without(Set<String> known, Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        return unknown;
    }

    static Set<String> meters() {
        return METERS.in(services());
    }

    /** The services and what they stand on; the local stack sets what it likes. */
    private static List<Source> services() {
        Path stack = RepositoryFiles.ROOT.resolve("local-stack");
        return RepositoryFiles.mainSources().stream()
                .filter(source -> Stream.of(stack, RepositoryFiles.ROOT.resolve("backing-services"))
                        .noneMatch(source.path()::startsWith))
                .toList();
    }
}

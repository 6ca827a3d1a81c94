package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/hl7-conformance.md states the limits, refusals and warnings that connector-service has. */
class ConformancePageTest {

    private static final String LIMITING = "HL7_MAX_\\w+|BATCH_MAX_MESSAGES|MLLP_MAX_MESSAGE|MAX_BODY_SIZE";

    /** {@code 50,000 segments (`HL7_MAX_SEGMENTS`)}, {@code up to 2 MiB (`MLLP_MAX_MESSAGE`)}. */
    private static final Pattern STATED = Pattern.compile("([0-9][0-9,]*(?: MiB)?)[^()|,]*\\(`(" + LIMITING + ")`\\)");

    private static final Pattern DEFAULT = Pattern.compile("(?m)^\\| `(" + LIMITING + ")` \\| `(\\w+)` \\|");

    private static final Pattern REASON =
            Pattern.compile("(?m)^    ([A-Z_]+)\\(AcknowledgmentCode\\.(A[ER]), ErrorCode\\.(\\w+)\\)");
    private static final Pattern WORDING = Pattern.compile("RefusalReason\\.([A-Z_]+),\\s*([^;]*?),\\n");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern REFUSAL = Pattern.compile("(?m)^\\| (A[ER]) \\| [^|]* \\| (`HL7 .*`) \\|$");
    private static final Names TEXTS = new Names("`(HL7 [^`]*)`");
    private static final Pattern ERRORS = Pattern.compile("ERR-5, in the order of the reasons: ([0-9, ]+)\\.");

    private static final Pattern WARNING =
            Pattern.compile("(?m)^    ([A-Z_]+)(?:\\(\"[^\"]*\", ErrorCode\\.(\\w+)\\))?[,;]");
    private static final Pattern WARNED = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [^|]+ \\| (\\d+) \\|$");

    private static final Pattern TRIGGER = Pattern.compile("(?m)^    (A\\d\\d)[,;]");
    private static final Pattern EVENT = Pattern.compile("A\\d\\d");
    private static final Pattern EVENTS = Pattern.compile("(?m)^\\| (A\\d\\d[^|]*) \\| (.*) \\|$");

    /** Of the transport, and of what cannot be read: their sections say them. */
    private static final Set<String> OUTSIDE_OF_THE_TABLE = Set.of("TRANSPORT", "UNREADABLE");

    /** HL7 table 0357, by the names that HAPI gives its codes. */
    private static final Map<String, String> CODES = Map.of(
            "SEGMENT_SEQUENCE_ERROR", "100",
            "REQUIRED_FIELD_MISSING", "101",
            "DATA_TYPE_ERROR", "102",
            "TABLE_VALUE_NOT_FOUND", "103",
            "UNSUPPORTED_MESSAGE_TYPE", "200",
            "UNSUPPORTED_EVENT_CODE", "201",
            "UNSUPPORTED_VERSION_ID", "203",
            "DUPLICATE_KEY_IDENTIFIER", "205",
            "APPLICATION_INTERNAL_ERROR", "207");

    private final String page = RepositoryFiles.page("hl7-conformance.md");
    private final List<Wording> wordings = wordings();
    private final List<Row> rows = rows();

    /** @param text with a place for each value that is put into it */
    private record Wording(String reason, String code, String error, Pattern text) {}

    private record Row(String code, String error, List<String> texts) {

        boolean has(Wording wording) {
            return code.equals(wording.code())
                    && error.equals(wording.error())
                    && texts.stream()
                            .anyMatch(text -> wording.text().matcher(text).matches());
        }
    }

    @Test
    void limitsAreTheDefaultsOfTheSettings() {
        Map<String, String> defaults = DEFAULT.matcher(RepositoryFiles.page("settings.md"))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        Map<String, String> stated = new TreeMap<>();
        STATED.matcher(page)
                .results()
                .forEach(found -> stated.put(
                        found.group(2), found.group(1).replace(",", "").replace(" MiB", "MB")));

        assertThat(defaults).hasSizeGreaterThan(6);
        assertThat(stated).containsExactlyInAnyOrderEntriesOf(defaults);
        assertThat(page).contains("has more than " + defaults.get("HL7_MAX_SEGMENTS") + " segments");
    }

    @Test
    void everyRowIsARefusalThatConnectorServiceMakes() {
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.texts())
                        .as(row.toString())
                        .allSatisfy(text -> assertThat(wordings)
                                .anyMatch(wording -> new Row(row.code(), row.error(), List.of(text)).has(wording))));
    }

    @Test
    void everyRefusalHasItsRow() {
        assertThat(wordings).hasSizeGreaterThan(20);
        assertThat(wordings).allMatch(wording -> rows.stream().anyMatch(row -> row.has(wording)), "is in the table");
    }

    @Test
    void everyWarningOfTheAcknowledgementHasItsRow() {
        Map<String, String> told = new TreeMap<>();
        Set<String> untold = new TreeSet<>();
        WARNING.matcher(source("WarningReason").text()).results().forEach(reason -> {
            String label = reason.group(1).toLowerCase(Locale.ROOT);
            if (reason.group(2) == null) {
                untold.add("`" + label + "`");
            } else {
                told.put(label, CODES.getOrDefault(reason.group(2), ""));
            }
        });

        assertThat(WARNED.matcher(page).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2))))
                .isEqualTo(told);
        assertThat(page).contains(untold);
    }

    /** Each event that connector-service interprets has a row of its own or with others, and no other but those that it refuses. */
    @Test
    void everyEventHasItsRow() {
        Set<String> interpreted = TRIGGER.matcher(source("AdtTrigger").text())
                .results()
                .map(event -> event.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> others = IntStream.rangeClosed(1, 54)
                .mapToObj("A%02d"::formatted)
                .filter(event -> !interpreted.contains(event))
                .collect(Collectors.toCollection(TreeSet::new));
        String table = page.substring(page.indexOf("| events | what is read |"));
        Map<Boolean, Set<String>> told = EVENTS.matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .collect(Collectors.partitioningBy(
                        row -> row.group(2).startsWith("AR, "),
                        Collectors.flatMapping(
                                row -> EVENT.matcher(row.group(1)).results().map(MatchResult::group),
                                Collectors.toCollection(TreeSet::new))));

        assertThat(interpreted).hasSizeGreaterThan(40);
        assertThat(told.get(false)).isEqualTo(interpreted);
        assertThat(told.get(true)).isEqualTo(others);
    }

    private List<Row> rows() {
        List<MatchResult> refusals = REFUSAL.matcher(page).results().toList();
        List<String> errors = ERRORS.matcher(page)
                .results()
                .flatMap(list -> Arrays.stream(list.group(1).split(", ")))
                .toList();
        assertThat(errors).as("one of each row").hasSameSizeAs(refusals);
        return IntStream.range(0, errors.size())
                .mapToObj(at -> new Row(
                        refusals.get(at).group(1),
                        errors.get(at),
                        List.copyOf(TEXTS.in(refusals.get(at).group(2)))))
                .toList();
    }

    private static List<Wording> wordings() {
        Map<String, MatchResult> reasons = REASON.matcher(
                        source("RefusalReason").text())
                .results()
                .filter(reason -> !OUTSIDE_OF_THE_TABLE.contains(reason.group(1)))
                .collect(Collectors.toMap(reason -> reason.group(1), reason -> reason));
        List<Wording> wordings = Stream.of("Refusal", "Refusals")
                .flatMap(name -> WORDING.matcher(source(name).text()).results())
                .flatMap(wording -> Stream.ofNullable(reasons.get(wording.group(1)))
                        .map(reason -> wording(reason, wording.group(2))))
                .toList();
        assertThat(wordings)
                .extracting(Wording::reason)
                .as("of each reason, one at least")
                .containsAll(reasons.keySet());
        return wordings;
    }

    private static Wording wording(MatchResult reason, String expression) {
        String text = LITERAL.matcher(expression)
                .results()
                .map(literal -> Pattern.quote(literal.group(1)))
                .collect(Collectors.joining(".*", "", ".*"));
        return new Wording(
                reason.group(1), reason.group(2), CODES.getOrDefault(reason.group(3), ""), Pattern.compile(text));
    }

    private static Source source(String name) {
        return Source.below(RepositoryFiles.ROOT.resolve("connector-service/src/main/java"), name + ".java").stream()
                .filter(source -> source.path().endsWith(name + ".java"))
                .findFirst()
                .orElseThrow();
    }
}

package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alert rules and dashboards name metrics that exist, and each rule has its paragraph and its proof. */
class WatchingTest {

    private static final Names OURS = new Names("\\b(?:polaris|flask)_[a-z0-9_]+[a-z0-9]\\b");

    /** {@code ConflictOpen} is headed "Conflict open". */
    private static final Names HEADINGS = new Names("(?m)^#### (.+)$");

    private static final List<String> ENDINGS =
            List.of("", "_total", "_seconds", "_seconds_count", "_seconds_sum", "_seconds_bucket");

    private final List<JsonNode> rules = rules();

    @Test
    void rulesNameMetricsThatAreMeasured() {
        assertThat(unknown(rules.stream().map(rule -> rule.path("expr").asString())))
                .isEmpty();
    }

    @Test
    void dashboardsNameMetricsThatAreMeasured() {
        List<String> expressions = Source.below(RepositoryFiles.ROOT.resolve("deploy/grafana"), ".json").stream()
                .flatMap(file -> JsonMapper.shared().readTree(file.text()).path("panels").values().stream())
                .flatMap(panel -> panel.path("targets").values().stream())
                .map(target -> target.path("expr").asString())
                .toList();

        assertThat(expressions).hasSizeGreaterThan(40);
        assertThat(unknown(expressions.stream())).isEmpty();
    }

    @Test
    void everyRuleHasItsRunbookAndTheOtherWayRound() {
        String page = RepositoryFiles.page("operating.md");
        String runbook = page.substring(page.indexOf("### Alerts"), page.indexOf("### All of ours"));
        Set<String> headings = HEADINGS.in(runbook);

        assertThat(rules).hasSizeGreaterThan(30);
        assertThat(rules.stream().map(rule -> words(rule.path("alert").asString())))
                .containsExactlyInAnyOrderElementsOf(headings);
        assertThat(rules).allSatisfy(rule -> {
            String heading = words(rule.path("alert").asString());
            assertThat(annotation(rule, "runbook_url"))
                    .isEqualTo("docs/operating.md#"
                            + heading.toLowerCase(Locale.ROOT).replace(' ', '-'));
            assertThat(annotation(rule, "summary")).isNotBlank();
            assertThat(rule.path("labels").path("severity").asString()).isIn("warning", "critical");
        });
    }

    @Test
    void everyRuleIsProvenToFireAndToBeSilent() {
        String proofs = Source.below(RepositoryFiles.ROOT.resolve("deploy/prometheus/tests"), ".yml").stream()
                .map(Source::text)
                .collect(Collectors.joining("\n"));

        assertThat(rules).allSatisfy(rule -> {
            assertThat(proofs).contains("alertname: " + rule.path("alert").asString() + "\n");
            assertThat(proofs)
                    .containsPattern("alertname: " + rule.path("alert").asString() + "\n +exp_alerts: \\[]");
            assertThat(proofs)
                    .containsPattern("alertname: " + rule.path("alert").asString() + "\n +exp_alerts:\n");
        });
    }

    private static Set<String> unknown(Stream<String> expressions) {
        Set<String> measured = DocumentsTest.meters().stream()
                .flatMap(meter -> ENDINGS.stream().map(meter::concat))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>(OURS.in(expressions.collect(Collectors.joining("\n"))));
        assertThat(named).hasSizeGreaterThan(15);
        named.removeAll(measured);
        return named;
    }

    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String annotation(JsonNode rule, String name) {
        return rule.path("annotations").path(name).asString();
    }

    private static List<JsonNode> rules() {
        Object file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Source.read(RepositoryFiles.ROOT.resolve("deploy/prometheus/polaris.yml"))
                        .text());
        return JsonMapper.shared().<JsonNode>valueToTree(file).path("groups").values().stream()
                .flatMap(group -> group.path("rules").values().stream())
                .toList();
    }
}

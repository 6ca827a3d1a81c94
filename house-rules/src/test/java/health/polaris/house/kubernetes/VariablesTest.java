package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The variables of the containers: each has one source. */
class VariablesTest {

    private static final Pattern OF_THE_TEMPLATES =
            Pattern.compile("- name: ([A-Z][A-Z0-9_]+)|\"variable\" \"([A-Z][A-Z0-9_]+)\"");

    /** What the chart would set, unless settings say something else. */
    private static final Set<String> GIVES_WAY = Set.of("ACTIVATION_URL_BASE", "CONSOLE_ADDRESS");

    static List<Workload> all() {
        return Workload.all();
    }

    /** Server-side apply refuses a list with a name in it twice; otherwise the last one wins, with nothing but a warning. */
    @ParameterizedTest
    @MethodSource("all")
    void noContainerHasAVariableTwice(Workload workload) {
        assertThat(workload.containers())
                .allSatisfy(container -> assertThat(container.path("env").values())
                        .map(variable -> variable.path("name").asString())
                        .doesNotHaveDuplicates());
    }

    @Test
    void settingsAreRefusedThatTheChartMakesOfOtherValues() {
        JsonNode schema = Manifests.JSON.readTree(Manifests.text(Manifests.CHART.resolve("values.schema.json")));
        Set<String> set = new TreeSet<>();
        OF_THE_TEMPLATES
                .matcher(Manifests.text(Manifests.CHART.resolve("templates/_helpers.tpl")))
                .results()
                .map(VariablesTest::name)
                .forEach(set::add);
        set.removeAll(GIVES_WAY);

        assertThat(schema.at("/definitions/furtherVariable/not/enum").values())
                .map(JsonNode::asString)
                .hasSizeGreaterThan(30)
                .containsExactlyElementsOf(set);
        assertThat(schema.findValues("propertyNames"))
                .hasSize(11)
                .allMatch(names -> names.path("$ref").asString().equals("#/definitions/furtherVariable"));
    }

    @Test
    void anIssuerIsAValueAndNoSetting() {
        List<JsonNode> rendered = Helm.objects("issuers.eprAdapter=adapter-2", "issuers.loginScript=script-2");

        assertThat(of(rendered, "connector", "service")).containsEntry("EPR_SERVICE_ADAPTER_ISSUER", "adapter-2");
        assertThat(of(rendered, "users", "service")).containsEntry("AUTH0_CUSTOM_DOMAIN", "script-2");
        assertThat(Helm.refusal("services.connector.settings.EPR_SERVICE_ADAPTER_ISSUER=adapter-2"))
                .contains("EPR_SERVICE_ADAPTER_ISSUER");
    }

    @Test
    void oneNameInSettingsAndInSecretSettingsIsRefused() {
        assertThat(Helm.refusal(
                        "services.connector.settings.MIRTH_PASSWORD=open",
                        "services.connector.secretSettings.MIRTH_PASSWORD=MIRTH_PASSWORD"))
                .contains("MIRTH_PASSWORD of connector-service is set twice");
    }

    @Test
    void whatMigratesIsTheOwnerOfTheTablesAndTheServiceIsNot() {
        List<JsonNode> rendered = Helm.objects("database.owners={encounters}", "database.users.users=users_b");

        assertThat(of(rendered, "encounters", "migrate")).containsEntry("DATABASE_USER", "encounters_owner");
        assertThat(keys(rendered, "encounters", "migrate"))
                .contains("ENCOUNTERS_OWNER_DATABASE_PASSWORD")
                .doesNotContain("ENCOUNTERS_DATABASE_PASSWORD");
        assertThat(of(rendered, "encounters", "service")).containsEntry("DATABASE_USER", "encounters");
        assertThat(keys(rendered, "encounters", "service"))
                .contains("ENCOUNTERS_DATABASE_PASSWORD")
                .doesNotContain("ENCOUNTERS_OWNER_DATABASE_PASSWORD");
        assertThat(of(rendered, "connector", "migrate")).containsEntry("DATABASE_USER", "connector");
        assertThat(of(rendered, "users", "service")).containsEntry("DATABASE_USER", "users_b");
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static Map<String, String> of(List<JsonNode> rendered, String service, String container) {
        return Environment.of(container(rendered, service, container));
    }

    private static List<String> keys(List<JsonNode> rendered, String service, String container) {
        return Environment.keys(container(rendered, service, container));
    }

    private static JsonNode container(List<JsonNode> rendered, String service, String container) {
        return rendered.stream()
                .filter(object -> Manifests.name(object).equals("Deployment polaris-" + service))
                .flatMap(object -> new Workload(Manifests.CHART, object).containers().stream())
                .filter(each -> each.path("name").asString().equals(container))
                .findFirst()
                .orElseThrow();
    }
}

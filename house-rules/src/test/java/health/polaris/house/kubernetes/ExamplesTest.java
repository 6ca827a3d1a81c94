package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way to production has what {@code deploy/postgres} and {@code deploy/rabbitmq} give to the small ones. */
class ExamplesTest {

    private static final Path DEPLOY = Manifests.FOLDER.resolve("..").normalize();
    private static final List<String> SERVICES = List.of("connector", "encounters", "users", "messages", "telemetry");

    /** Keys between backticks in the first column of a table. */
    private static final Pattern ROWS = Pattern.compile("(?m)^\\| (`[A-Z0-9_]+`[^|]*) \\|");

    private static final Pattern KEYS = Pattern.compile("`([A-Z0-9_]+)`");

    private final JsonNode database = example("cloudnative-pg.yaml");
    private final JsonNode broker = example("rabbitmq-cluster.yaml");

    @Test
    void nobodyWhoLogsInOwnsASchemaOfTheExample() {
        List<String> before = statements("postInitSQL");
        List<String> inside = statements("postInitApplicationSQL");

        assertThat(before).contains("CREATE ROLE polaris_history NOLOGIN");
        assertThat(inside)
                .contains("REVOKE ALL ON DATABASE polaris FROM PUBLIC", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        assertThat(SERVICES).allSatisfy(service -> {
            assertThat(before).contains("CREATE ROLE " + service + " LOGIN NOINHERIT");
            assertThat(inside)
                    .contains(
                            "GRANT CONNECT ON DATABASE polaris TO " + service,
                            "CREATE SCHEMA " + service + " AUTHORIZATION polaris_history",
                            "GRANT USAGE, CREATE ON SCHEMA " + service + " TO " + service,
                            "ALTER ROLE " + service + " IN DATABASE polaris SET search_path = " + service);
        });
        assertThat(database.at("/spec/managed/roles").values()).hasSize(5).allSatisfy(role -> {
            assertThat(role.path("name").asString()).isIn(SERVICES);
            assertThat(role.path("inherit").asBoolean(true)).isFalse();
        });
    }

    /** The operator runs statements, not psql. */
    @Test
    void theFilesThatTheExampleRunsAreThereAndAreSqlAlone() {
        List<JsonNode> files =
                List.copyOf(database.at("/spec/bootstrap/initdb/postInitApplicationSQLRefs/configMapRefs")
                        .values());

        assertThat(files)
                .map(file -> file.path("key").asString())
                .containsExactly("20-access-records.sql", "30-owners.sql");
        assertThat(files)
                .allSatisfy(file -> assertThat(Manifests.text(DEPLOY.resolve("postgres")
                                .resolve(file.path("key").asString())))
                        .doesNotContainPattern("(?m)^\\s*\\\\|:\"|:'"));
    }

    @Test
    void eachServiceHasItsOwnAccountOfTheBroker() {
        JsonNode definitions = Manifests.JSON.readTree(Manifests.text(DEPLOY.resolve("rabbitmq/definitions.json")));
        Path production = Manifests.CHART.resolve("values-production.yaml");

        assertThat(Manifests.objects(production)
                        .getFirst()
                        .at("/broker/accountPerService")
                        .asBoolean())
                .isTrue();
        assertThat(definitions.path("users").values())
                .map(user -> user.path("name").asString())
                .containsAll(SERVICES);
        String mounted = broker.at(
                        "/spec/override/statefulSet/spec/template/spec/containers/0/volumeMounts/0/mountPath")
                .asString();
        assertThat(broker.at("/spec/rabbitmq/additionalConfig").asString())
                .contains("load_definitions = " + mounted + "/definitions.json\n")
                .contains("quorum_queue.continuous_membership_reconciliation.enabled = true\n")
                .contains("continuous_membership_reconciliation.target_group_size = "
                        + broker.at("/spec/replicas").asInt() + "\n")
                .doesNotContain("default_user");
        // An account declares its own queues alone, so nothing of the file may be left out.
        assertThat(Manifests.text(DEPLOY.resolve("../docs/kubernetes.md")))
                .contains("jq '.users[].password |= env[.[1:-1]]' deploy/rabbitmq/definitions.json");
    }

    /** Also {@code ENCOUNTERS_OWNER_DATABASE_PASSWORD}, which values ask for that no manifest has. */
    @Test
    void everyKeyOfTheSecretIsExplained() {
        String page = Manifests.text(DEPLOY.resolve("../docs/kubernetes.md"));
        String table = page.substring(page.indexOf("### The Secret"), page.indexOf("### Production"));
        Set<String> explained = ROWS.matcher(table)
                .results()
                .flatMap(row -> KEYS.matcher(row.group(1)).results())
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> used = Workload.all().stream()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> Environment.keys(container).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        used.add("ENCOUNTERS_OWNER_DATABASE_PASSWORD");

        assertThat(used).hasSizeGreaterThan(14);
        assertThat(explained).isEqualTo(used);
    }

    private List<String> statements(String when) {
        return database.at("/spec/bootstrap/initdb/" + when).values().stream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode example(String name) {
        return Manifests.objects(Manifests.FOLDER.resolve("examples").resolve(name))
                .getFirst();
    }
}

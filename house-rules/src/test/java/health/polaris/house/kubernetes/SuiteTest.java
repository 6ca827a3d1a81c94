package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The suite as a whole: who reaches whom, from outside and inside, and with what. */
class SuiteTest {

    private static final String HOST_LABEL = "app.kubernetes.io/name";

    static List<Path> rendered() {
        return Manifests.rendered();
    }

    static List<Workload> services() {
        return Workload.services();
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void everyServiceHasItsCompany(Path file) {
        for (JsonNode deployment : Manifests.objects(file, "Deployment")) {
            String name = deployment.path("metadata").path("name").asString();
            for (String kind : List.of("Service", "ServiceAccount", "PodDisruptionBudget", "NetworkPolicy")) {
                assertThat(Manifests.objects(file, kind))
                        .as(kind)
                        .anyMatch(object ->
                                object.path("metadata").path("name").asString().equals(name));
            }
        }
        assertThat(Manifests.objects(file, "Deployment")).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void drainingANodeIsNeverHeldBackForGood(Path file) {
        assertThat(Manifests.objects(file, "PodDisruptionBudget"))
                .allSatisfy(budget -> assertThat(
                                budget.path("spec").path("maxUnavailable").asInt())
                        .isEqualTo(1));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void nothingIsAllowedThatIsNotNamed(Path file) {
        List<JsonNode> policies = Manifests.objects(file, "NetworkPolicy");
        assertThat(policies).anySatisfy(policy -> {
            JsonNode spec = policy.path("spec");
            assertThat(spec.path("podSelector").path("matchLabels").has(HOST_LABEL))
                    .isFalse();
            assertThat(spec.has("ingress")).isFalse();
            assertThat(spec.has("egress")).isFalse();
            assertThat(spec.path("policyTypes").values())
                    .map(JsonNode::asString)
                    .containsExactlyInAnyOrder("Ingress", "Egress");
        });
        // A rule without peers is for all the world: only MLLP with client certificates may be.
        assertThat(policies.stream()
                        .flatMap(policy -> Stream.of("from:ingress", "to:egress")
                                .flatMap(way -> policy.path("spec").path(way.split(":")[1]).values().stream()
                                        .filter(rule ->
                                                rule.path(way.split(":")[0]).isEmpty()))))
                .allMatch(rule ->
                        rule.path("ports").path(0).path("port").asString().equals("mllp"));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void telemetryReachesTheBrokerToHearOfRevokedTokens(Path file) {
        assertThat(Manifests.objects(file, "NetworkPolicy").stream()
                        .filter(policy -> Manifests.name(policy).endsWith("-telemetry"))
                        .flatMap(policy -> policy.path("spec").path("egress").values().stream())
                        .flatMap(rule -> rule.path("ports").values().stream())
                        .map(port -> port.path("port").asString()))
                .contains("5672", "http")
                .isSubsetOf("5672", "http", "443");
    }

    /** Each of them checks tokens of the identity provider by itself (AUTH0_JWKS_URL). */
    @Test
    void everyServiceReachesThePublishedKeysOfTheIdentityProvider() {
        List<JsonNode> policies =
                Manifests.objects(Manifests.FOLDER.resolve("manifests/production.yaml"), "NetworkPolicy");
        for (String service : List.of("connector", "encounters", "users", "messages", "telemetry")) {
            assertThat(policies.stream()
                            .filter(policy -> Manifests.name(policy).endsWith("-" + service))
                            .flatMap(policy -> policy.at("/spec/egress").values().stream())
                            .filter(rule -> rule.at("/ports/0/port").asString().equals("443"))
                            .map(rule -> rule.at("/to/0/ipBlock/cidr").asString()))
                    .as(service)
                    .contains("0.0.0.0/0");
        }
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void sendersOfMllpKeepTheirAddresses(Path file) {
        assertThat(Manifests.objects(file, "Service").stream()
                        .filter(service -> Manifests.name(service).endsWith("-mllp"))
                        .filter(service ->
                                !service.path("spec").path("type").asString().equals("ClusterIP")))
                .allSatisfy(service -> assertThat(service.path("spec")
                                .path("externalTrafficPolicy")
                                .asString())
                        .isEqualTo("Local"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsComeByReference(Workload service) {
        assertThat(service.containers())
                .allSatisfy(container -> assertThat(Environment.of(container)).allSatisfy((name, value) -> {
                    if (name.matches(".*(PASSWORD|_KEY|KEYS|SECRET)")) {
                        assertThat(value).as(name).isEqualTo(Environment.SECRET);
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("services")
    void oneReplicaOfAMigrationAndOfTheServiceSeeTheSameSettings(Workload service) {
        Map<String, String> migration = Environment.of(service.containers().getFirst());
        assertThat(Environment.of(service.staying().getFirst())).containsAllEntriesOf(migration);
    }
}

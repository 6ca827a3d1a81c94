package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** HTTP from outside: what is let in, where it leads, and that what the services say of their addresses is served. */
class ExposureTest {

    /** Variables that browsers and phones are sent to, by the service that is told, and the path that must be let in there. */
    private static final Map<String, String> SAID =
            Map.of("ACTIVATION_URL_BASE", "/dhos/v1/activation", "CONSOLE_ADDRESS", "/console");

    static List<Path> rendered() {
        return Manifests.rendered();
    }

    /** {@code /dhos/v1/clinician} is users-service's and messages-service's, so no host and path may have two owners. */
    @ParameterizedTest
    @MethodSource("rendered")
    void outsidersReachOneOwnerForEachAddressAndNoManagementPath(Path file) {
        assertThat(rules(file)).map(rule -> rule.path("host").asString()).doesNotHaveDuplicates();
        assertThat(rules(file))
                .allSatisfy(rule -> assertThat(paths(rule)).allSatisfy(path -> {
                    assertThat(path.path("path").asString()).isIn("/dhos", "/console");
                    assertThat(path.path("pathType").asString()).isEqualTo("Prefix");
                }));
        assertThat(rules(file).stream()
                        .flatMap(rule -> paths(rule).stream())
                        .filter(path -> path.path("path").asString().equals("/console"))
                        .map(path -> path.at("/backend/service/name").asString()))
                .allMatch("polaris-connector"::equals);
    }

    @Test
    void whatAServiceSaysOfItsAddressIsServedByItself() {
        Path production = Manifests.FOLDER.resolve("manifests/production.yaml");
        for (JsonNode deployment : Manifests.objects(production, "Deployment")) {
            String name = deployment.path("metadata").path("name").asString();
            Environment.of(new Workload(production, deployment).staying().getFirst())
                    .forEach((variable, value) -> {
                        if (SAID.containsKey(variable)) {
                            assertThat(owners(production, URI.create(value).getHost(), SAID.get(variable)))
                                    .as(variable + " " + value)
                                    .containsExactly(name);
                        }
                    });
        }
        assertThat(Manifests.text(production)).contains(SAID.keySet());
    }

    /** Otherwise waits, limits and logs would be by the gateway's address, everybody's. */
    @Test
    void whoeverLetsCallersInNamesTheGateway() {
        assertThat(Workload.services().stream()
                        .filter(service -> service.file().endsWith("production.yaml"))
                        .flatMap(service -> service.staying().stream())
                        .map(Environment::of))
                .hasSize(5)
                .allMatch(variables ->
                        !variables.getOrDefault("TRUSTED_PROXIES", "").isBlank());
        assertThat(Helm.refusal("trustedProxies=null", "exposure.kind=ingress")).contains("trustedProxies");
        assertThat(Helm.refusal("exposure.domain=")).contains("domain");
    }

    @Test
    void aGatewayLetsInTheSame() {
        List<JsonNode> routes = Helm.objects("exposure.kind=gateway", "exposure.gateway.name=front").stream()
                .filter(object -> object.path("kind").asString().equals("HTTPRoute"))
                .toList();

        assertThat(routes).hasSize(5).allSatisfy(route -> {
            assertThat(SchemaTest.problems(route)).isEmpty();
            boolean console = Manifests.name(route).endsWith("-connector");
            assertThat(route.at("/spec/rules/0/matches").values())
                    .map(match -> match.at("/path/value").asString())
                    .containsExactlyElementsOf(console ? List.of("/dhos", "/console") : List.of("/dhos"));
        });
    }

    private static List<JsonNode> rules(Path file) {
        return Manifests.objects(file, "Ingress").stream()
                .flatMap(ingress -> ingress.path("spec").path("rules").values().stream())
                .toList();
    }

    private static List<JsonNode> paths(JsonNode rule) {
        return List.copyOf(rule.path("http").path("paths").values());
    }

    private static Stream<String> owners(Path file, String host, String address) {
        return rules(file).stream()
                .filter(rule -> rule.path("host").asString().equals(host))
                .flatMap(rule -> paths(rule).stream())
                .filter(path -> address.startsWith(path.path("path").asString()))
                .map(path -> path.at("/backend/service/name").asString());
    }
}

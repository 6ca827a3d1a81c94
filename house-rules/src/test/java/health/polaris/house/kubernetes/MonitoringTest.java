package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Prometheus scrapes on Kubernetes is what the rules and dashboards look at. */
class MonitoringTest {

    /** Labels that the Prometheus operator puts on what it scrapes, over ours unless it is told to honour them. */
    private static final Set<String> OF_THE_OPERATOR =
            Set.of("job", "instance", "namespace", "service", "pod", "container", "endpoint");

    private static final Pattern MATCHERS = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\\\\?\"");

    private final List<JsonNode> objects = Manifests.objects(Manifests.FOLDER.resolve("manifests/production.yaml"));

    @Test
    void ourLabelsStayWhatTheRulesAskFor() {
        Set<String> asked = new TreeSet<>();
        looks().forEach(text -> MATCHERS.matcher(text).results().forEach(found -> asked.add(found.group(1))));
        asked.retainAll(OF_THE_OPERATOR);

        assertThat(asked).as("labels of ours that the operator has too").contains("endpoint");
        assertThat(monitor("polaris").at("/spec/endpoints").values())
                .isNotEmpty()
                .allMatch(endpoint -> endpoint.path("honorLabels").asBoolean());
    }

    @Test
    void theBrokersFiguresHaveAPortAndSomebodyWhoAsks() {
        JsonNode endpoint = monitor("polaris-broker").at("/spec/endpoints/0");
        List<JsonNode> backing = Manifests.objects(Manifests.FOLDER.resolve("backing/rabbitmq.yaml"));

        assertThat(looks().filter(text -> text.contains("rabbitmq_alarms_"))).isNotEmpty();
        assertThat(endpoint.path("port").asString()).isEqualTo("prometheus");
        assertThat(named(backing, "Service").at("/spec/ports").values())
                .anySatisfy(port -> assertThat(
                                port.path("name").asString() + port.path("port").asInt())
                        .isEqualTo("prometheus15692"));
        assertThat(named(backing, "StatefulSet")
                        .at("/spec/template/spec/containers/0/ports")
                        .values())
                .anyMatch(port -> port.path("containerPort").asInt() == 15692);
        assertThat(named(backing, "NetworkPolicy").at("/spec/ingress").values()).anySatisfy(rule -> {
            assertThat(rule.at("/ports/0/port").asInt()).isEqualTo(15692);
            assertThat(rule.at("/from/0/namespaceSelector/matchLabels").toString())
                    .contains("monitoring");
        });
    }

    /** Figures of kube-state-metrics, which no service has: they name containers and pods as the chart does. */
    @Test
    void restartsAreCountedOfTheContainersThatThereAre() {
        List<String> rules = looks().filter(text -> text.contains("kube_pod_")).toList();

        assertThat(rules).hasSize(1);
        assertThat(objects.stream().filter(object -> Manifests.name(object).startsWith("Deployment")))
                .hasSize(5)
                .allSatisfy(object -> {
                    assertThat(names(object, "containers")).containsExactly("service");
                    assertThat(names(object, "initContainers")).containsExactly("migrate");
                    assertThat(Manifests.name(object) + "-7b9cdd5f6-9kkqz")
                            .matches("Deployment .+-(connector|encounters|users|messages|telemetry)-.+");
                });
        assertThat(rules.getFirst())
                .containsPattern("kube_pod_container_status_restarts_total\\{container=\"service\",pod=~")
                .containsPattern("kube_pod_init_container_status_restarts_total\\{container=\"migrate\",pod=~")
                .contains("pod=~\".+-(connector|encounters|users|messages|telemetry)-.+\"");
    }

    private static List<String> names(JsonNode deployment, String containers) {
        return deployment.at("/spec/template/spec/" + containers).values().stream()
                .map(container -> container.path("name").asString())
                .toList();
    }

    private Stream<String> looks() {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals("PrometheusRule")
                        || Manifests.name(object).startsWith("ConfigMap polaris-dashboard"))
                .flatMap(object -> Stream.concat(
                        object.findValues("expr").stream().map(JsonNode::asString),
                        object.path("data").values().stream().map(JsonNode::asString)));
    }

    private JsonNode monitor(String name) {
        return objects.stream()
                .filter(object -> Manifests.name(object).equals("ServiceMonitor " + name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> Manifests.name(object).equals(kind + " polaris-rabbitmq"))
                .findFirst()
                .orElseThrow();
    }
}

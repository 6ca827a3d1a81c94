package health.polaris.house.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a pod may do, and how it comes and goes. */
class PodsTest {

    /** The longest request is one whose statement is ended after {@code DB_REQUEST_STATEMENT_TIMEOUT}. */
    private static final int LONGEST_REQUEST = 30;

    private static final String OF_A_SERVICE = "HS_KEY|%1$s_(OWNER_)?DATABASE_PASSWORD|(%1$s_)?RABBITMQ_PASSWORD|%2$s";

    private static final Map<String, String> FURTHER =
            Map.of("CONNECTOR", "EPR_SERVICE_ADAPTER_HS_KEY", "USERS", "AUTH0_HS_KEY", "MESSAGES", "JWT_SIGNING_KEYS");

    static List<Workload> all() {
        return Workload.all();
    }

    static List<Workload> services() {
        return Workload.services();
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsToTheRestrictedStandard(Workload workload) {
        JsonNode pod = workload.pod().path("securityContext");
        assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("runAsUser").asInt()).isPositive();
        assertThat(pod.path("seccompProfile").path("type").asString()).isEqualTo("RuntimeDefault");
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace")) {
            assertThat(workload.pod().has(shared)).as(shared).isFalse();
        }
        assertThat(workload.pod().path("volumes").values()).noneMatch(volume -> volume.has("hostPath"));
        assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.path("capabilities").path("drop").values())
                    .map(JsonNode::asString)
                    .containsExactly("ALL");
            assertThat(security.path("capabilities").has("add")).isFalse();
            assertThat(container.path("ports").values()).noneMatch(port -> port.has("hostPort"));
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoTokenOfTheCluster(Workload workload) {
        assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(workload.pod().path("enableServiceLinks").asBoolean(true)).isFalse();
    }

    /** The whole Secret would hand the database the key that every token is signed with. */
    @ParameterizedTest
    @MethodSource("all")
    void isGivenOfTheSecretWhatIsItsOwn(Workload workload) {
        Pattern own = ownKeys(Manifests.name(workload.object()));
        assertThat(workload.containers()).allSatisfy(container -> {
            assertThat(container.has("envFrom")).isFalse();
            assertThat(Environment.keys(container))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(key -> own.matcher(key).matches());
        });
        assertThat(workload.pod().path("volumes").values())
                .noneMatch(volume ->
                        volume.at("/secret/secretName").asString("").equals("polaris") || volume.has("projected"));
    }

    /** @param workload {@code StatefulSet polaris-postgres} */
    private static Pattern ownKeys(String workload) {
        String name = workload.substring(workload.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
        return Pattern.compile(
                switch (name) {
                    case "POSTGRES" -> "([A-Z]+_DATABASE|POSTGRES)_PASSWORD";
                    case "RABBITMQ" -> "([A-Z]+_)?RABBITMQ_PASSWORD";
                    default -> OF_A_SERVICE.formatted(name, FURTHER.getOrDefault(name, "HS_KEY"));
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatItNeeds(Workload workload) {
        assertThat(workload.containers()).allSatisfy(container -> {
            JsonNode resources = container.path("resources");
            assertThat(resources.path("requests").has("cpu")).isTrue();
            assertThat(resources.path("requests").has("memory")).isTrue();
            assertThat(resources.path("limits").has("memory")).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAskedHowItIs(Workload workload) {
        assertThat(workload.staying()).allSatisfy(container -> {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.has(probe)).as(probe).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void isNeverRestartedForADependency(Workload service) {
        assertThat(service.staying()).allSatisfy(container -> {
            assertThat(path(container, "livenessProbe")).isEqualTo("/running");
            assertThat(path(container, "startupProbe")).isEqualTo("/running");
            assertThat(path(container, "readinessProbe")).isEqualTo("/ready");
        });
    }

    /** On busy processors starts of six minutes were seen; one that is begun again takes longer still. */
    @ParameterizedTest
    @MethodSource("services")
    void mayTakeTenMinutesToStart(Workload service) {
        assertThat(service.staying()).allSatisfy(container -> {
            JsonNode probe = container.path("startupProbe");
            assertThat(probe.path("periodSeconds").asInt()
                            * probe.path("failureThreshold").asInt())
                    .isGreaterThanOrEqualTo(600);
        });
    }

    private static String path(JsonNode container, String probe) {
        return container.path(probe).path("httpGet").path("path").asString();
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesAReleaseOfItsImage(Workload workload) {
        assertThat(workload.containers())
                .allSatisfy(container -> assertThat(container.path("image").asString())
                        .matches(".+:[^:/]+")
                        .doesNotEndWith(":latest"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void endsWithoutLosingARequest(Workload service) {
        int grace = service.pod().path("terminationGracePeriodSeconds").asInt();
        assertThat(service.staying()).allSatisfy(container -> {
            int sleep = container
                    .path("lifecycle")
                    .path("preStop")
                    .path("sleep")
                    .path("seconds")
                    .asInt();
            int drain = Integer.parseInt(Environment.of(container)
                    .getOrDefault("SHUTDOWN_TIMEOUT", "0s")
                    .replace("s", ""));
            assertThat(sleep).isPositive();
            assertThat(drain).isGreaterThan(LONGEST_REQUEST);
            // Requests first, then what runs in the background.
            assertThat(grace).isGreaterThanOrEqualTo(sleep + 2 * drain);
        });
        JsonNode roll = service.object().path("spec").path("strategy").path("rollingUpdate");
        assertThat(roll.path("maxUnavailable").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @MethodSource("services")
    void spreadsEachVersionOverTheNodes(Workload service) {
        // A label that a node lacks would take it out of the spreading: these all have.
        assertThat(service.pod().path("topologySpreadConstraints").values())
                .isNotEmpty()
                .allSatisfy(spread -> {
                    assertThat(spread.path("topologyKey").asString()).isEqualTo("kubernetes.io/hostname");
                    assertThat(spread.path("matchLabelKeys").values())
                            .map(JsonNode::asString)
                            .containsExactly("pod-template-hash");
                });
    }

    @ParameterizedTest
    @MethodSource("services")
    void migratesBeforeItStartsAndNotAgain(Workload service) {
        JsonNode before = service.pod().path("initContainers").path(0);
        assertThat(before.path("args").path(0).asString()).isEqualTo("migrate");
        assertThat(before.path("image")).isEqualTo(service.staying().getFirst().path("image"));
        assertThat(Environment.of(service.staying().getFirst())).containsEntry("SPRING_FLYWAY_ENABLED", "false");
    }
}

package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.testing.Api;
import health.polaris.testing.MetricsAtRest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What alert rules and dashboards look at is there: a running suite tells each of their metrics, whoever in it measures them, or
 * somebody else does, who is named here. And a scraper has little to read.
 */
@DisabledIfEnvironmentVariable(
        named = "POLARIS_CONNECTOR_URL",
        matches = ".+",
        disabledReason = "an installation may tell its metrics at a port of its own")
class WatchedMetricsStory {

    private static final String BROKER = "RabbitMQ, plugin rabbitmq_prometheus";
    private static final String KUBELET = "the kubelet";
    private static final String CLUSTER = "kube-state-metrics";

    /** Of other programs, which are scraped beside the suite (docs/kubernetes.md, Watching). */
    private static final Map<String, String> OF_OTHERS = Map.of(
            "rabbitmq_alarms_memory_used_watermark", BROKER,
            "rabbitmq_alarms_free_disk_space_watermark", BROKER,
            "kubelet_volume_stats_available_bytes", KUBELET,
            "kubelet_volume_stats_capacity_bytes", KUBELET,
            "kube_pod_container_status_restarts_total", CLUSTER,
            "kube_pod_init_container_status_restarts_total", CLUSTER);

    /** Of the suite, with something that this one has not: by the recorded scene that had it. */
    private static final Map<String, String> OF_RECORDINGS =
            Map.of("ssl_chain_expiry_seconds", "a-file-that-cannot-be-read-and-a-certificate-that-ends");

    private static final Path DEPLOY = Suite.ROOT.resolve("deploy");
    private static final Pattern EXPRESSION =
            Pattern.compile("(?m)^ *expr: (?:[|>]-?\\n(?: {10,}.+\\n)+|.+$)|\"expr\": \"(?:[^\"\\\\]|\\\\.)+\"");
    /** Of PromQL all that is no name: strings, labels, times, and lists of labels. */
    private static final Pattern BESIDE = Pattern.compile(
            "\\\\?\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(?:by|on|ignoring|without|group_left|group_right)\\s*\\([^)]*\\)"
                    + "|\\b(?:and|or|unless|offset|bool)\\b");

    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[ {]");
    private static final String BATCH = "BHS|^~\\&|NIGHT|TEST|POLARIS|TEST\r%sBTS|9\r";

    static Stream<String> services() {
        return Installation.services().stream();
    }

    /** What makes those metrics that come with their first event. */
    @BeforeAll
    static void messages() {
        Api connector = Installation.connector().as(Installation.eprAdapter());
        Epr epr = new Epr(Installation.connector(), Installation.eprAdapter());
        Stay stay = Stay.fresh();
        String resent = stay.hl7(0).replace("|NIGHT|TEST|", "|RESENT|TEST|");
        epr.sendUntilAcknowledged(resent);
        assertThat(Epr.code(epr.post(resent))).as("the same again").isEqualTo("AA");
        assertThat(Epr.code(epr.post(Stay.fresh().hl7(0).replaceFirst("\rPID.*", ""))))
                .as("of nobody")
                .isNotEqualTo("AA");
        epr.post("hello");
        connector
                .post(
                        "/dhos/v1/message_batch",
                        Map.of(
                                "type",
                                "HL7v2",
                                "body",
                                Base64.getEncoder()
                                        .encodeToString(
                                                BATCH.formatted(stay.hl7(1)).getBytes(StandardCharsets.UTF_8))))
                .expect(200);
        new MllpRoad(Installation.mllpPort().orElseThrow()).deliver(stay.hl7(2));
    }

    @Test
    void everyMetricOfRulesAndDashboardsIsTold() throws IOException {
        Set<String> watched = watched();
        assertThat(watched).hasSizeGreaterThan(60).contains("jvm_memory_used_bytes", "hikaricp_connections_pending");
        Awaitility.await("every metric that is watched")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(without(watched, told()))
                        .containsExactlyInAnyOrderElementsOf(Stream.of(OF_OTHERS, OF_RECORDINGS)
                                .flatMap(each -> each.keySet().stream())
                                .toList()));
    }

    @Test
    void whatThisSuiteDoesNotTellARecordedOneDid() throws IOException {
        for (Map.Entry<String, String> each : OF_RECORDINGS.entrySet()) {
            assertThat(read(DEPLOY.resolve("prometheus/tests/recorded-%s.yml".formatted(each.getValue()))))
                    .contains("- series: '" + each.getKey() + "{");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aScraperHasLittleToRead(String service) {
        MetricsAtRest.areFew(Installation.service(service));
    }

    private static Set<String> watched() throws IOException {
        StringBuilder files = new StringBuilder(read(DEPLOY.resolve("prometheus/polaris.yml")));
        try (Stream<Path> dashboards = Files.list(DEPLOY.resolve("grafana"))) {
            for (Path dashboard : dashboards.sorted().toList()) {
                files.append('\n').append(read(dashboard));
            }
        }
        return EXPRESSION
                .matcher(files)
                .results()
                .flatMap(WatchedMetricsStory::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(MatchResult expression) {
        String text = expression.group().replaceFirst("^ *\"?expr\"?: \"?", "");
        return NAME.matcher(BESIDE.matcher(text.replace("\\\"", "\"")).replaceAll(" "))
                .results()
                .map(MatchResult::group);
    }

    private static Set<String> told() {
        return services()
                .map(service -> Installation.service(service)
                        .get("/metrics")
                        .expect(200)
                        .body())
                .flatMap(text -> SAMPLE.matcher(text).results())
                .map(sample -> sample.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}

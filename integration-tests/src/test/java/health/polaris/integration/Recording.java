package health.polaris.integration;

import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a scraper sees of the suite every 15 seconds, of the metrics that the alert rules name, as a test for promtool:
 *
 * <pre>
 * - series: 'polaris_dependency_up{application="connector-service",dependency="broker",instance="connector"}'
 *   values: '1x8 0x12 0x80'
 * </pre>
 */
final class Recording {

    static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Path RULES = Suite.ROOT.resolve("deploy/prometheus/polaris.yml");
    private static final Pattern NAME =
            Pattern.compile("\\b(?:polaris|flask|hikaricp|process|ssl|rabbitmq)_[a-z0-9_]+\\b");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_0-9]+)(?:\\{(.*?),?\\})? (\\S+)");
    /** {@code NoAcknowledgement over mllp}: an alert of one transport. */
    private static final String OVER = " over ";

    private static final String NOTHING = "_";
    private static final String DISK =
            "kubelet_volume_stats_%s_bytes{persistentvolumeclaim=\"data-polaris-postgres-0\",instance=\"node\"}";

    private final Set<String> names;
    private final Map<String, List<String>> series = new TreeMap<>();
    private int looks;

    /**
     * A moment, and the alerts that fire then: these and no others.
     *
     * @param later than the last look; until then counters stand still and ages grow
     * @param firing by their names; of those with a transport {@code NoAcknowledgement over mllp}
     */
    record Moment(Duration later, Set<String> firing) {}

    Recording() {
        names = NAME.matcher(read(RULES)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /**
     * Looks at all services that answer, at the broker where {@code POLARIS_BROKER_METRICS} says how, and at the database's disk
     * where {@code POLARIS_DATABASE_DISK} says which.
     */
    void look() {
        Map<String, Api> looked = new TreeMap<>();
        Installation.services().forEach(name -> looked.put(name, Installation.service(name)));
        String broker = Installation.variable("POLARIS_BROKER_METRICS", "");
        if (!broker.isEmpty()) {
            looked.put("rabbitmq", new Api(broker));
        }
        Map<String, String> told = looked.entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> metrics(each.getValue())));
        disk();
        told.forEach((service, text) -> {
            text.lines().forEach(line -> {
                Matcher sample = SAMPLE.matcher(line);
                // What is no number yet is no value to promtool.
                if (sample.matches()
                        && names.contains(sample.group(1))
                        && !sample.group(3).equals("NaN")) {
                    String labels = sample.group(2) == null ? "" : sample.group(2) + ",";
                    seen("%s{%sinstance=\"%s\"}".formatted(sample.group(1), labels, service), sample.group(3));
                }
            });
        });
        looks++;
        series.values().forEach(values -> fill(values, looks));
    }

    /** As the kubelet tells it of a pod's volume: free and whole size of the file system, by the name of the claim. */
    private void disk() {
        String folder = Installation.variable("POLARIS_DATABASE_DISK", "");
        if (!folder.isEmpty()) {
            try {
                FileStore disk = Files.getFileStore(Path.of(folder));
                seen(DISK.formatted("available"), Long.toString(disk.getUsableSpace()));
                seen(DISK.formatted("capacity"), Long.toString(disk.getTotalSpace()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void seen(String name, String value) {
        List<String> values = series.computeIfAbsent(name, _ -> new ArrayList<>());
        fill(values, looks);
        values.add(value);
    }

    private static void fill(List<String> values, int until) {
        values.addAll(Collections.nCopies(until - values.size(), NOTHING));
    }

    private static String metrics(Api told) {
        try {
            Answer answer = told.get("/metrics");
            return answer.status() == 200 ? answer.body() : "";
        } catch (UncheckedIOException away) {
            return "";
        }
    }

    void write(Path file, String scene, List<Moment> moments) {
        Duration longest = moments.getLast().later();
        StringBuilder text = new StringBuilder("""
                # Recorded by integration-tests/alerts from a running suite: %s.
                rule_files: [../polaris.yml]
                evaluation_interval: 15s
                tests:
                  - name: %s
                    interval: 15s
                    input_series:
                """.formatted(scene, scene));
        int held = (int) longest.dividedBy(PAUSE) + 1;
        series.forEach((name, values) -> text.append("      - series: '%s'\n        values: '%s %s'\n"
                .formatted(name, inRuns(values), continued(name, values, held))));
        text.append("    promql_expr_test:\n");
        for (Moment moment : moments) {
            text.append(
                    "      - expr: max by (alertname, transport) (ALERTS{alertstate=\"firing\"})\n        eval_time: %ds\n"
                            .formatted(PAUSE.multipliedBy(looks - 1)
                                    .plus(moment.later())
                                    .toSeconds()));
            text.append("        exp_samples:%s\n".formatted(moment.firing().isEmpty() ? " []" : ""));
            moment.firing().stream()
                    .sorted()
                    .forEach(alert -> text.append("          - {labels: '{alertname=\"%s\"}', value: 1}\n"
                            .formatted(alert.replace(OVER, "\",transport=\""))));
        }
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code 1 1 1 0} is {@code 1x2 0}. */
    private static String inRuns(List<String> values) {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < values.size(); from = to) {
            to = from;
            while (to < values.size() && values.get(to).equals(values.get(from))) {
                to++;
            }
            text.append(from == 0 ? "" : " ").append(values.get(from));
            text.append(to - from > 1 ? "x" + (to - from - 1) : "");
        }
        return text.toString();
    }

    /** What has gone stays away, an age that has grown grows on, and everything else stands still. */
    private static String continued(String name, List<String> values, int held) {
        String last = values.getLast();
        if (!last.equals(NOTHING) && isAge(name) && values.size() > 1) {
            double grown = number(last) - number(values.get(values.size() - 2));
            if (grown > PAUSE.toSeconds() / 2.0) {
                return "%s+%dx%d".formatted(number(last) + PAUSE.toSeconds(), PAUSE.toSeconds(), held - 1);
            }
        }
        return "%sx%d".formatted(last, held - 1);
    }

    private static boolean isAge(String name) {
        return name.matches("polaris_\\w*(oldest|lag|age)\\w*_seconds\\{.*");
    }

    private static double number(String value) {
        return value.equals(NOTHING) ? 0 : Double.parseDouble(value);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

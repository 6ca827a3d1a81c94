package health.polaris.integration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kills parts of the installation outright each time so many messages have been acknowledged, and starts them again. */
final class Killings {

    private static final List<List<String>> ON_THE_WAY = List.of(
            List.of("connector"),
            List.of("encounters"),
            List.of("postgres"),
            List.of("rabbitmq"),
            List.of("encounters", "rabbitmq"),
            List.of("connector", "encounters", "rabbitmq"));

    /** They take no part in the EPR's day, so only an installation that starts fast gets to lose them too. */
    private static final List<List<String>> BESIDE_IT =
            List.of(List.of("users"), List.of("messages"), List.of("telemetry"));

    private final Map<Integer, List<Part>> victims = new HashMap<>();

    /** @param messages how many will be acknowledged; the killings are spread over them */
    Killings(int messages) {
        List<List<String>> killings = new ArrayList<>(ON_THE_WAY);
        if (Installation.isGiven()) {
            killings.addAll(BESIDE_IT);
        }
        for (int killing = 0; killing < killings.size(); killing++) {
            victims.put(messages * (killing + 1) / (killings.size() + 1), parts(killings.get(killing)));
        }
    }

    private static List<Part> parts(List<String> names) {
        return names.stream().map(Installation::part).toList();
    }

    void after(int acknowledged) {
        victims.getOrDefault(acknowledged, List.of()).forEach(Part::killAndRestart);
    }

    void awaitAllReady() {
        Stream<Part> parts = victims.values().stream().flatMap(List::stream);
        parts.forEach(Part::awaitReady);
    }
}

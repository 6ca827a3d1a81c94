package health.polaris.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A nurse goes from bed to bed, round after round; each time one observation set goes out to the EPR. */
final class Rounds {

    private final List<Bedside> bedsides;
    private final int rounds;

    /** The sets of a visit, in the order in which they are measured. */
    private final Map<String, List<String>> sets = new LinkedHashMap<>();

    Rounds(int patients, int rounds) {
        this.bedsides = Stream.generate(Stay::fresh)
                .limit(patients)
                .map(Bedside::admitted)
                .toList();
        this.rounds = rounds;
        for (Bedside bedside : bedsides) {
            sets.put(bedside.stay().visit(), uuids(rounds));
        }
    }

    private static List<String> uuids(int number) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(number).toList();
    }

    void publish() throws Exception {
        String nurse = new Ward().employNurse();
        try (Bus bus = new Bus()) {
            for (int round = 0; round < rounds; round++) {
                for (Bedside bedside : bedsides) {
                    bedside.observe(bus, sets(bedside.stay().visit()).get(round), nurse);
                }
            }
        }
    }

    /** How many connector-service holds that the EPR has not acknowledged. */
    long waiting() {
        return bedsides.stream()
                .mapToLong(bedside -> OutgoingSets.waiting(bedside.stay().mrn()))
                .sum();
    }

    int size() {
        return bedsides.size() * rounds;
    }

    boolean include(StubEpr.Delivered text) {
        return sets.containsKey(text.visit());
    }

    /** A number that is different for neighbouring sets, and the same each time. */
    int mood(StubEpr.Delivered text) {
        return List.copyOf(sets.keySet()).indexOf(text.visit()) * 5 + round(text);
    }

    private int round(StubEpr.Delivered text) {
        return sets(text.visit()).indexOf(text.set());
    }

    private List<String> sets(String visit) {
        return sets.getOrDefault(visit, List.of());
    }

    /** What the EPR got, in order. */
    List<StubEpr.Delivered> delivered() {
        return StubEpr.shared().delivered().stream().filter(this::include).toList();
    }

    /** The texts that the EPR acknowledged, by their control id; more than one of the same was sent again. */
    Map<String, List<StubEpr.Delivered>> acknowledged() {
        return delivered().stream()
                .filter(text -> !text.acknowledgement().isEmpty())
                .collect(Collectors.groupingBy(StubEpr.Delivered::controlId));
    }

    /** No set of a patient comes after one that was measured later; it may come more than once. */
    void assertOrderKept() {
        for (String visit : sets.keySet()) {
            List<Integer> came = new ArrayList<>();
            delivered().stream().filter(text -> text.visit().equals(visit)).forEach(text -> came.add(round(text)));
            assertThat(came)
                    .as("rounds of visit %s as they came", visit)
                    .isSorted()
                    .doesNotContain(-1);
        }
    }
}

package health.polaris.connector.suggestion;

import health.polaris.connector.suggestion.NumberTypes.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which numbers are MRNs and which are NHS numbers. */
final class NumberSuggestion {

    private static final Set<String> NHS_OF_CONTRACT = Set.of("NHS", "NHSNBR", "NHSNMBR");
    private static final List<String> OF_NOBODY =
            List.of("0", "000000", "00000000", "UNKNOWN", "NONE", "N/A", "NULL", "NOT KNOWN");

    private NumberSuggestion() {}

    static void add(Feed feed, Draft draft) {
        NumberTypes types = NumberTypes.in(feed);
        Map<String, Seen> mrns = types.mrns();
        Map<String, Seen> nhs = types.nhsNumbers();
        moves(types.elsewhere(), draft);
        if (!mrns.isEmpty() && !mrns.keySet().equals(Set.of("MRN"))) {
            draft.add(
                    "identifiers.mrn",
                    mrns.keySet().stream()
                            .map(type -> Map.of("types", List.of(type)))
                            .toList(),
                    "PID-3.5 of the patients' numbers: " + told(mrns, feed));
        }
        if (!NHS_OF_CONTRACT.containsAll(nhs.keySet())) {
            draft.add(
                    "identifiers.nhs-number",
                    List.of(Map.of("types", nhs.keySet())),
                    "PID-3.5 of numbers with the check digit of an NHS number: " + told(nhs, feed));
        }
        ofNobody(types, draft);
        questions(mrns, types, draft);
    }

    private static void moves(Map<NumberPlace, Integer> elsewhere, Draft draft) {
        if (!elsewhere.isEmpty()) {
            draft.add(
                    "moves",
                    elsewhere.keySet().stream().map(NumberPlace::move).toList(),
                    "numbers stand where they are not read, in so many segments: "
                            + String.join(
                                    ", ",
                                    elsewhere.entrySet().stream()
                                            .map(entry -> entry.getKey().told() + " in " + entry.getValue())
                                            .toList()));
        }
    }

    private static void ofNobody(NumberTypes types, Draft draft) {
        Set<String> seen = new TreeSet<>();
        types.values().filter(OF_NOBODY::contains).forEach(seen::add);
        if (!seen.isEmpty()) {
            draft.add("no-identifiers", seen, "values that stand where a number should and are nobody's");
        }
    }

    private static void questions(Map<String, Seen> mrns, NumberTypes types, Draft draft) {
        mrns.forEach((type, seen) -> {
            if (seen.authorities().size() > 1) {
                draft.leave(
                        ("Numbers of type %s have the authorities %s. When one number can be two patients', give each"
                                        + " authority a rule with a namespace of its own")
                                .formatted(shown(type), seen.authorities()));
            }
        });
        if (!types.left().isEmpty()) {
            draft.leave("Numbers of these types of PID-3.5 are not taken: " + types.left());
        }
    }

    /** {@code MR in 17 of 17 messages (authority RXX), EPI in 3} */
    private static String told(Map<String, Seen> types, Feed feed) {
        return String.join(
                ", ",
                types.entrySet().stream()
                        .map(entry -> "%s in %d of %d messages, authority %s"
                                .formatted(
                                        shown(entry.getKey()),
                                        entry.getValue().messages(),
                                        feed.count(),
                                        entry.getValue().authorities()))
                        .toList());
    }

    private static String shown(String type) {
        return type.isEmpty() ? "(none)" : type;
    }
}

package health.polaris.connector.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which numbers are MRNs and which are NHS numbers. */
final class NumberSuggestion {

    private static final int MOST_LISTED = 100;
    private static final List<String> OF_NOBODY =
            List.of("0", "000000", "00000000", "UNKNOWN", "NONE", "N/A", "NULL", "NOT KNOWN");
    private static final List<Map<String, Object>> MRN_OF_CONTRACT = List.of(Map.of("types", List.of("MRN")));

    private NumberSuggestion() {}

    static void add(Feed feed, Draft draft) {
        NumberTypes types = NumberTypes.in(feed);
        List<NumberRule> mrns = types.mrns();
        List<NumberRule> nhs = types.nhsNumbers();
        moves(types.elsewhere(), draft);
        mrns(mrns, feed, draft);
        nhsNumbers(nhs, feed, draft);
        ofNobody(types, draft);
        mrns.forEach(rule -> questions(rule, draft));
        nhs.forEach(rule -> withoutCheckDigit(rule, draft));
        left(types.without(Stream.concat(mrns.stream(), nhs.stream()).toList()), draft);
    }

    private static void mrns(List<NumberRule> rules, Feed feed, Draft draft) {
        List<Map<String, Object>> values = rules.stream().map(NumberRule::value).toList();
        if (!values.isEmpty() && !values.equals(MRN_OF_CONTRACT)) {
            draft.add(
                    "identifiers.mrn",
                    values,
                    "PID-3.5 and PID-3.4 of the patients' numbers: " + NumberRule.told(rules, feed.count()));
        }
    }

    /** Types that need no authority stand in one rule. */
    private static void nhsNumbers(List<NumberRule> rules, Feed feed, Draft draft) {
        List<String> alone = rules.stream()
                .filter(rule -> rule.authorities().isEmpty())
                .map(NumberRule::type)
                .toList();
        List<Map<String, Object>> values = new ArrayList<>();
        if (!alone.isEmpty()) {
            values.add(Map.of("types", alone));
        }
        rules.stream()
                .filter(rule -> !rule.authorities().isEmpty())
                .map(NumberRule::value)
                .forEach(values::add);
        if (values.size() > 1
                || !alone.stream().allMatch(NumberKind::isNhsType)
                || alone.isEmpty() && !rules.isEmpty()) {
            draft.add(
                    "identifiers.nhs-number",
                    values,
                    "PID-3.5 and PID-3.4 of NHS numbers, by their names and by the check digit: "
                            + NumberRule.told(rules, feed.count()));
        }
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

    private static void questions(NumberRule rule, Draft draft) {
        if (rule.seen().size() > 1) {
            draft.leave(("Numbers of type %s have the authorities %s. When one number can be two patients', give each"
                            + " authority a rule with a namespace of its own")
                    .formatted(NumberKind.shown(rule.type()), rule.seenAuthorities()));
        }
        List<NumberKind> alike = rule.seen().entrySet().stream()
                .filter(entry -> entry.getValue().haveNhsNumbersAmongThem())
                .map(Map.Entry::getKey)
                .toList();
        if (!alike.isEmpty()) {
            draft.leave(("Numbers of these kinds are taken for MRNs, and those of ten digits among them have the check"
                            + " digit of NHS numbers; when they are, name what tells them apart in"
                            + " identifiers.nhs-number: %s")
                    .formatted(listed(alike)));
        }
    }

    private static void withoutCheckDigit(NumberRule rule, Draft draft) {
        SeenNumbers numbers = rule.numbers();
        if (!numbers.areNhsNumbers()) {
            draft.leave(("Numbers of type %s are NHS numbers by its name, and many of the %d seen do not have the check"
                            + " digit: those are left out with the warning nhs_number_invalid")
                    .formatted(NumberKind.shown(rule.type()), numbers.values().size()));
        }
    }

    private static void left(Map<NumberKind, SeenNumbers> left, Draft draft) {
        if (!left.isEmpty()) {
            draft.leave("Numbers of these kinds in PID-3 are not taken: " + listed(left.keySet()));
        }
    }

    private static String listed(Collection<NumberKind> kinds) {
        return kinds.stream().limit(MOST_LISTED).map(NumberKind::toString).collect(Collectors.joining("; "))
                + (kinds.size() > MOST_LISTED ? "; and %d more".formatted(kinds.size() - MOST_LISTED) : "");
    }
}

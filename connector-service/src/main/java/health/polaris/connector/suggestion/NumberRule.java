package health.polaris.connector.suggestion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule of a profile that the samples speak for.
 *
 * @param authorities where these are what tells the numbers apart from others of the type; empty: any
 * @param seen what it takes
 */
record NumberRule(String type, Set<String> authorities, Map<NumberKind, SeenNumbers> seen) {

    NumberRule {
        authorities = new TreeSet<>(authorities);
        seen = new TreeMap<>(seen);
    }

    SeenNumbers numbers() {
        SeenNumbers all = new SeenNumbers();
        seen.values().forEach(all::addAll);
        return all;
    }

    /** As in the profile. */
    Map<String, Object> value() {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("types", List.of(type));
        if (!authorities.isEmpty()) {
            rule.put("authorities", authorities);
        }
        return rule;
    }

    /** The authorities of what it takes. */
    List<String> seenAuthorities() {
        return seen.keySet().stream()
                .map(kind -> NumberKind.shown(kind.authority()))
                .toList();
    }

    /** {@code MR in 17 of 17 messages, authority [RXX]} */
    String told(long messages) {
        return "%s in %d of %d messages, authority %s"
                .formatted(NumberKind.shown(type), numbers().messages().size(), messages, seenAuthorities());
    }

    static String told(List<NumberRule> rules, long messages) {
        return rules.stream().map(rule -> rule.told(messages)).collect(Collectors.joining(", "));
    }
}

package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.suggestion.Feed.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which kinds of numbers PID-3 and MRG-1 have, how often, and what the numbers look like. */
final class NumberTypes {

    /** What a profile may have, of rules as of authorities. */
    private static final int MOST = 100;

    private final Map<String, Map<NumberKind, SeenNumbers>> byType = new TreeMap<>();
    private final Set<NumberKind> nhs = new HashSet<>();
    private final Map<NumberPlace, Integer> elsewhere = new LinkedHashMap<>();

    static NumberTypes in(Feed feed) {
        NumberTypes types = new NumberTypes();
        feed.adt().forEach(types::add);
        types.byType.values().forEach(types::judge);
        return types;
    }

    private void add(Sample sample) {
        sample.text().segmentsNamed("PID").forEach(segment -> add(sample, segment, 3));
        sample.text().segmentsNamed("MRG").forEach(segment -> add(sample, segment, 1));
    }

    private void add(Sample sample, RawSegment segment, int read) {
        NumberPlace place = NumberPlace.in(segment, read);
        if (!place.isUsual()) {
            elsewhere.merge(place, 1, Integer::sum);
        }
        int field = place.from();
        for (String repetition :
                parts(segment.field(field), segment.separators().getRepetitionSeparator())) {
            String[] components = parts(repetition, segment.separators().getComponentSeparator());
            String value = part(components, 1, 1, segment);
            if (!value.isEmpty() && !value.equals(RawSegment.HL7_NULL)) {
                NumberKind kind = kind(components, segment);
                byType.computeIfAbsent(kind.type(), _ -> new TreeMap<>())
                        .computeIfAbsent(kind, _ -> new SeenNumbers())
                        .add(sample, value);
            }
        }
    }

    private static NumberKind kind(String[] components, RawSegment segment) {
        String namespace = part(components, 4, 1, segment);
        return new NumberKind(
                part(components, 5, 1, segment), namespace.isEmpty() ? part(components, 4, 2, segment) : namespace);
    }

    private static String[] parts(String text, char separator) {
        return text.split(Pattern.quote(String.valueOf(separator)), -1);
    }

    private static String part(String[] components, int component, int subcomponent, RawSegment segment) {
        String whole = components.length < component ? "" : components[component - 1];
        String[] parts = parts(whole, segment.separators().getSubcomponentSeparator());
        return parts.length < subcomponent ? "" : Blanks.around(parts[subcomponent - 1]);
    }

    /** Which of one type are NHS numbers: by its name, or by check digit and authority. */
    private void judge(Map<NumberKind, SeenNumbers> kinds) {
        boolean severalOfType = all(kinds).areSeveralNhsNumbers();
        kinds.forEach((kind, seen) -> {
            if (kind.hasNhsType() || canBeNhs(kind) && seen.areNhsNumbers() && isNhs(kind, seen, severalOfType)) {
                nhs.add(kind);
            }
        });
    }

    private static boolean canBeNhs(NumberKind kind) {
        return kind.typeCanBeNamed() && kind.authorityCanBeNamed();
    }

    /** A type that says MRN is believed, unless the authority says otherwise. */
    private static boolean isNhs(NumberKind kind, SeenNumbers seen, boolean severalOfType) {
        return kind.hasNhsAuthority() || !kind.hasMrnType() && (severalOfType || seen.areSeveralNhsNumbers());
    }

    List<NumberRule> nhsNumbers() {
        return byType.keySet().stream()
                .flatMap(type -> rule(type, nhs::contains).stream())
                .limit(MOST)
                .toList();
    }

    /** What the NHS gave out and has no check digit is nobody's number, unless its type says that it is one here. */
    private boolean isMrn(NumberKind kind) {
        return !nhs.contains(kind) && kind.typeCanBeNamed() && (kind.hasMrnType() || !kind.hasNhsAuthority());
    }

    /** One type without another's numbers: by its name alone, when all of it is wanted, else with the authorities, too. */
    private Optional<NumberRule> rule(String type, Predicate<NumberKind> wanted) {
        Map<NumberKind, SeenNumbers> whole = byType.getOrDefault(type, Map.of());
        Map<NumberKind, SeenNumbers> taken = of(type, wanted);
        boolean enough =
                taken.size() == whole.size() && !taken.keySet().stream().allMatch(this::isNhsByAuthority);
        Set<String> authorities = enough
                ? Set.of()
                : taken.keySet().stream()
                        .filter(NumberKind::authorityCanBeNamed)
                        .map(NumberKind::authority)
                        .limit(MOST)
                        .collect(Collectors.toCollection(TreeSet::new));
        return taken.isEmpty() || !enough && authorities.isEmpty()
                ? Optional.empty()
                : Optional.of(new NumberRule(type, authorities, taken));
    }

    /** Its type is no NHS number's in the next message, when the authority there is another one. */
    private boolean isNhsByAuthority(NumberKind kind) {
        return nhs.contains(kind) && kind.hasNhsAuthority() && !kind.hasNhsType();
    }

    /**
     * Rules for the patient's number here: for the types whose names say so, in the order of likelihood, and then for
     * whatever a message has that has none of them.
     */
    List<NumberRule> mrns() {
        List<NumberRule> rules = new ArrayList<>();
        Set<Sample> covered = new HashSet<>();
        NumberKind.MRN_TYPES.forEach(type -> mrn(type, rules, covered));
        Map<String, Integer> messages = new TreeMap<>();
        byType.forEach((type, kinds) -> messages.put(type, all(kinds).messages().size()));
        messages.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .filter(NumberKind::mayBeMrn)
                .filter(type -> !covered.containsAll(all(of(type, this::isMrn)).messages()))
                .forEach(type -> mrn(type, rules, covered));
        return rules.stream().limit(MOST).toList();
    }

    private void mrn(String type, List<NumberRule> rules, Set<Sample> covered) {
        rule(type, this::isMrn).ifPresent(rule -> {
            rules.add(rule);
            covered.addAll(rule.numbers().messages());
        });
    }

    private Map<NumberKind, SeenNumbers> of(String type, Predicate<NumberKind> wanted) {
        Map<NumberKind, SeenNumbers> found = new TreeMap<>(byType.getOrDefault(type, Map.of()));
        found.keySet().removeIf(wanted.negate());
        return found;
    }

    private static SeenNumbers all(Map<NumberKind, SeenNumbers> kinds) {
        SeenNumbers all = new SeenNumbers();
        kinds.values().forEach(all::addAll);
        return all;
    }

    /** Places that have the numbers where nothing stands in PID-3 or MRG-1, and how often. */
    Map<NumberPlace, Integer> elsewhere() {
        return elsewhere;
    }

    /** What none of the rules takes. */
    Map<NumberKind, SeenNumbers> without(List<NumberRule> rules) {
        Map<NumberKind, SeenNumbers> left = new TreeMap<>();
        byType.values().forEach(left::putAll);
        rules.forEach(rule -> left.keySet().removeAll(rule.seen().keySet()));
        return left;
    }

    Stream<String> values() {
        return byType.values().stream().flatMap(kinds -> all(kinds).values().stream());
    }
}

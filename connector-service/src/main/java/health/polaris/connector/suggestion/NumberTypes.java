package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.suggestion.Feed.Sample;
import health.polaris.eventbus.identifier.NhsNumber;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which types of numbers PID-3 and MRG-1 have, how often, and what the numbers look like. */
final class NumberTypes {

    /** HL7 table 0203 and what senders write instead; the earlier, the more likely the patient's number here. */
    private static final List<String> MRN =
            List.of("MRN", "MR", "PI", "EPI", "PN", "HOSP", "HOSPITAL", "LR", "PT", "MRT", "U", "URN", "UR", "PAS", "");

    private static final Set<String> NHS = Set.of("NHS", "NHSNBR", "NHSNMBR", "NH", "NHSNO", "NHSN");

    /** Numbers of people, papers, accounts and stays, and of other systems. */
    private static final Set<String> OTHERS = Set.of(
            "SS", "SSN", "DL", "PPN", "AN", "VN", "ACCT", "NI", "NNITA", "TAX", "BC", "CZ", "MA", "MC", "HC", "PRN",
            "XX");

    private static final double NEARLY_ALL = 0.9;

    /** What a profile may have. */
    private static final int MOST_TYPES = 100;

    private static final int LONGEST_TYPE = 200;

    private final Map<String, Seen> byType = new TreeMap<>();
    private final Map<NumberPlace, Integer> elsewhere = new LinkedHashMap<>();

    /** What was seen of one type. */
    static final class Seen {

        private final Set<Sample> messages = new HashSet<>();
        private final Set<String> values = new TreeSet<>();
        private final Set<String> authorities = new TreeSet<>();

        int messages() {
            return messages.size();
        }

        Set<String> authorities() {
            return authorities;
        }

        Set<String> values() {
            return values;
        }

        Set<Sample> in() {
            return messages;
        }

        private boolean nhsNumbers() {
            long valid = values.stream()
                    .map(NhsNumber::withoutBlanksAndHyphens)
                    .filter(NhsNumber::isValid)
                    .count();
            return valid > 0 && valid >= NEARLY_ALL * values.size();
        }
    }

    static NumberTypes in(Feed feed) {
        NumberTypes types = new NumberTypes();
        feed.adt().forEach(types::add);
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
            String value = component(components, 1, segment);
            if (!value.isEmpty() && !value.equals(RawSegment.HL7_NULL)) {
                Seen seen = byType.computeIfAbsent(component(components, 5, segment), _ -> new Seen());
                seen.messages.add(sample);
                seen.values.add(value);
                seen.authorities.add(component(components, 4, segment));
            }
        }
    }

    private static String[] parts(String text, char separator) {
        return text.split(Pattern.quote(String.valueOf(separator)), -1);
    }

    private static String component(String[] components, int number, RawSegment segment) {
        String component = components.length < number ? "" : components[number - 1];
        return Blanks.around(parts(component, segment.separators().getSubcomponentSeparator())[0]);
    }

    /** Types that hold NHS numbers, by their name or because nearly all of them have the check digit of one. */
    Map<String, Seen> nhsNumbers() {
        return only(byType.entrySet().stream()
                .filter(entry -> NHS.contains(entry.getKey()) || looksLikeNhs(entry.getKey(), entry.getValue()))
                .limit(MOST_TYPES));
    }

    /** A profile names types in one line; one that it cannot name, as bytes of another character set are, is left. */
    private static boolean canBeNamed(String type) {
        return type.length() <= LONGEST_TYPE && type.chars().noneMatch(Character::isISOControl);
    }

    private static boolean looksLikeNhs(String type, Seen seen) {
        return canBeNamed(type) && !MRN.contains(type) && seen.values.size() > 1 && seen.nhsNumbers();
    }

    /**
     * Types that hold the patient's number here: those whose names say so, in the order of likelihood, and then whatever
     * a message has that has none of them.
     */
    Map<String, Seen> mrns() {
        Map<String, Seen> others = new LinkedHashMap<>();
        Set<Sample> covered = new HashSet<>();
        for (String type : MRN) {
            Seen seen = byType.get(type);
            if (seen != null && !type.isEmpty()) {
                others.put(type, seen);
                covered.addAll(seen.messages);
            }
        }
        Set<String> nhs = nhsNumbers().keySet();
        byType.entrySet().stream()
                .filter(entry -> !nhs.contains(entry.getKey()) && !OTHERS.contains(entry.getKey()))
                .filter(entry -> canBeNamed(entry.getKey()))
                .sorted((one, other) ->
                        other.getValue().messages() - one.getValue().messages())
                .filter(entry -> !covered.containsAll(entry.getValue().messages))
                .forEach(entry -> {
                    others.putIfAbsent(entry.getKey(), entry.getValue());
                    covered.addAll(entry.getValue().messages);
                });
        return only(others.entrySet().stream().limit(MOST_TYPES));
    }

    /** Places that have the numbers where nothing stands in PID-3 or MRG-1, and how often. */
    Map<NumberPlace, Integer> elsewhere() {
        return elsewhere;
    }

    /** Types that are neither. */
    Set<String> left() {
        Set<String> left = new TreeSet<>(byType.keySet());
        left.removeAll(nhsNumbers().keySet());
        left.removeAll(mrns().keySet());
        return left;
    }

    Stream<String> values() {
        return byType.values().stream().flatMap(seen -> seen.values.stream());
    }

    private static Map<String, Seen> only(Stream<Map.Entry<String, Seen>> entries) {
        Map<String, Seen> only = new LinkedHashMap<>();
        entries.forEach(entry -> only.put(entry.getKey(), entry.getValue()));
        return only;
    }
}

package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.adt.AdtTrigger;
import health.polaris.connector.suggestion.Feed.Sample;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events, classes and sexes that the feed has and that mean something else here. */
final class CodeSuggestion {

    private static final Map<String, String> ALIASES = Map.of("A46", "A47", "A48", "A49", "A51", "A50");

    /** What is refused without a profile, by its names and letters. */
    private static final Map<String, String> REFUSED = Map.of(
            "P",
            "PREADMIT",
            "R",
            "RECURRING",
            "PREADMIT",
            "PREADMIT",
            "RECURRING",
            "RECURRING",
            "WAITLIST",
            "WAITLIST");

    private static final Set<String> IN_BED = Set.of("A01", "A02", "A03", "A12", "A13");
    private static final Set<String> KNOWN_SEXES = Set.of("1", "2", "3", "4", "M", "F", "U", "I", "0", "9");

    private CodeSuggestion() {}

    static void add(Feed feed, Draft draft) {
        triggers(feed, draft);
        classes(feed, draft);
        sexes(feed, draft);
    }

    private static void triggers(Feed feed, Draft draft) {
        Map<String, Integer> others = counted(feed, Sample::trigger);
        others.keySet().removeIf(code -> AdtTrigger.of(code).isPresent() || !code.matches("A\\d\\d"));
        Map<String, String> aliases = new TreeMap<>(ALIASES);
        aliases.keySet().retainAll(others.keySet());
        if (!aliases.isEmpty()) {
            draft.add("trigger-aliases", aliases, "events that say the same as another one: seen " + others);
        }
        Set<String> ignored = new TreeSet<>(others.keySet());
        ignored.removeAll(aliases.keySet());
        if (!ignored.isEmpty()) {
            draft.add(
                    "ignore-triggers",
                    ignored,
                    "events that nothing is done for here, and AR without this: seen " + others);
        }
        if (ignored.contains("A29")) {
            draft.leave("A29 deletes a person; nothing is deleted here. Whoever reads these records must know");
        }
        long otherTypes = feed.messages().size() - feed.count();
        if (otherTypes > 0) {
            draft.leave(otherTypes + " messages are not ADT and are refused with AR: have the engine send ADT alone");
        }
    }

    private static void classes(Feed feed, Draft draft) {
        Map<String, Integer> seen = counted(feed, sample -> value(sample, "PV1", 2));
        Map<String, String> meanings = meanings(seen.keySet(), CodeSuggestion::meaningOfClass);
        if (!meanings.isEmpty()) {
            draft.add("encounter-types", meanings, "PV1-2.1 has codes: seen " + seen);
        }
        refused(feed, seen, draft);
    }

    /** Whoever is admitted to a ward does not wait for that any more: there the code means something else. */
    private static void refused(Feed feed, Map<String, Integer> seen, Draft draft) {
        seen.keySet().retainAll(REFUSED.keySet());
        Map<String, Integer> admitted = counted(
                feed,
                sample -> IN_BED.contains(sample.trigger()) && sample.says("PV1", 3) ? value(sample, "PV1", 2) : null);
        admitted.keySet().retainAll(REFUSED.keySet());
        if (!admitted.isEmpty()) {
            Set<String> left = new TreeSet<>(REFUSED.values());
            admitted.keySet().forEach(code -> left.remove(REFUSED.get(code)));
            draft.add(
                    "blacklisted-encounter-types",
                    left,
                    "PV1-2 of messages that admit to a ward, and AE without this: seen " + admitted);
        }
        seen.forEach((code, times) -> draft.leave((admitted.containsKey(code)
                        ? "%d messages have PV1-2 %s, which is taken because patients are admitted to wards with it: leave"
                                + " blacklisted-encounter-types out when these must not be shown"
                        : "%d messages have PV1-2 %s, which is refused with AE; they are taken with a"
                                + " blacklisted-encounter-types without it")
                .formatted(times, code)));
    }

    private static void sexes(Feed feed, Draft draft) {
        Map<String, Integer> seen = counted(feed, sample -> value(sample, "PID", 8));
        seen.keySet().removeIf(code -> KNOWN_SEXES.contains(code.toUpperCase(Locale.ROOT)));
        Map<String, String> meanings = meanings(seen.keySet(), CodeSuggestion::meaningOfSex);
        if (!meanings.isEmpty()) {
            draft.add("sexes", meanings, "PID-8 has codes that would be unknown: seen " + seen);
        }
        seen.keySet().removeAll(meanings.keySet());
        if (!seen.isEmpty()) {
            draft.leave("PID-8 has codes that are taken for unknown; say in sexes what they mean: " + seen.keySet());
        }
    }

    /** Of those codes that senders are known to write, in small letters or capitals. */
    private static Map<String, String> meanings(Set<String> codes, Function<String, @Nullable String> known) {
        Map<String, String> meanings = new TreeMap<>();
        for (String code : codes) {
            String meaning = known.apply(code.toUpperCase(Locale.ROOT));
            if (meaning != null) {
                meanings.put(code, meaning);
            }
        }
        return meanings;
    }

    /** HL7 table 0004, and what senders write instead. P, R and N mean what they mean without a profile. */
    private static @Nullable String meaningOfClass(String code) {
        return switch (code) {
            case "I", "IP", "INP" -> "INPATIENT";
            case "O", "OP" -> "OUTPATIENT";
            case "E", "ED", "EM" -> "EMERGENCY";
            case "B" -> "OBSTETRICS";
            case "D", "DC" -> "DAYCASE";
            default -> null;
        };
    }

    private static @Nullable String meaningOfSex(String code) {
        return switch (code) {
            case "W", "FEMALE" -> "F";
            case "MALE" -> "M";
            case "D", "O", "A", "X" -> "I";
            case "N", "UNKNOWN" -> "U";
            default -> null;
        };
    }

    private static @Nullable String value(Sample sample, String segment, int field) {
        return sample.segment(segment).map(found -> found.value(field)).orElse(null);
    }

    /** Codes have no patient in them; longer values are none. */
    private static Map<String, Integer> counted(Feed feed, Function<Sample, @Nullable String> code) {
        Map<String, Integer> counts = new TreeMap<>();
        feed.adt().forEach(sample -> {
            String value = code.apply(sample);
            if (value != null && value.length() <= 12) {
                counts.merge(value, 1, Integer::sum);
            }
        });
        return counts;
    }
}

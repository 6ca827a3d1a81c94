package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.suggestion.Feed.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Character set, offsets, and where the time of sending stands. */
final class TextSuggestion {

    private static final Pattern OFFSET = Pattern.compile(".*[+-]\\d{4}");
    private static final String WINDOWS = "windows-1252";
    private static final int FIRST_OF_WINDOWS = 0x80;
    private static final int LAST_OF_WINDOWS = 0x9F;

    private TextSuggestion() {}

    static void add(Feed feed, Draft draft) {
        characterSet(feed, draft);
        offsets(feed, draft);
    }

    private static void characterSet(Feed feed, Draft draft) {
        List<Sample> unread = feed.messages().stream()
                .filter(sample ->
                        MessageBody.of(sample.bytes(), CharacterSetRule.CONTRACT) instanceof MessageBody.Undecodable)
                .toList();
        List<Sample> windows = feed.messages().stream()
                .filter(TextSuggestion::isReadAsLatin1)
                .filter(TextSuggestion::hasWindowsCharacters)
                .toList();
        Map<String, String> rule = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        if (!windows.isEmpty()) {
            rule.put("latin-1", WINDOWS);
            reasons.add("%d messages declare 8859/1 and have characters of windows-1252".formatted(windows.size()));
        }
        if (!unread.isEmpty()) {
            if (unread.stream().anyMatch(sample -> sample.says("MSH", 18))) {
                rule.put("msh-18", "ignore");
            }
            rule.put("fallback", fallback(unread, windows));
            reasons.add("%d messages are not UTF-8 and not in the set that MSH-18 declares".formatted(unread.size()));
        }
        if (!rule.isEmpty()) {
            draft.add("character-set", rule, String.join("; ", reasons));
            draft.leave("Whether names read right in " + rule.getOrDefault("fallback", WINDOWS)
                    + ": look at one with an accent");
        }
    }

    private static String fallback(List<Sample> unread, List<Sample> windows) {
        return windows.isEmpty() && unread.stream().noneMatch(TextSuggestion::hasWindowsCharacters)
                ? "ISO-8859-1"
                : WINDOWS;
    }

    /** No UTF-8, and declared so. */
    private static boolean isReadAsLatin1(Sample sample) {
        return MessageBody.charset(sample.bytes(), CharacterSetRule.CONTRACT).equals(StandardCharsets.ISO_8859_1);
    }

    private static boolean hasWindowsCharacters(Sample sample) {
        for (byte each : sample.bytes()) {
            int code = Byte.toUnsignedInt(each);
            if (code >= FIRST_OF_WINDOWS && code <= LAST_OF_WINDOWS) {
                return true;
            }
        }
        return false;
    }

    private static void offsets(Feed feed, Draft draft) {
        Predicate<Sample> sent = sample -> hasOffset(sample, "MSH", 7);
        Predicate<Sample> happened = sample -> hasOffset(sample, "EVN", 2) || hasOffset(sample, "PV1", 44);
        Set<String> seen = new TreeSet<>();
        feed.adt().filter(sent).forEach(sample -> seen.add(offset(sample)));
        if (feed.adt().anyMatch(sent) && feed.adt().noneMatch(happened)) {
            draft.add("offset", "msh-7", "MSH-7 has an offset (" + seen + "), the other times have none");
        } else if (feed.adt().noneMatch(sent)) {
            draft.leave(
                    "No time has an offset: they are taken for local times of SERVER_TIMEZONE. Set time-zone when this"
                            + " hospital's is another");
        }
        if (feed.count() > 0
                && feed.adt().noneMatch(sample -> sample.says("MSH", 7))
                && feed.adt().allMatch(sample -> sample.says("EVN", 2))) {
            draft.add("sent-at", "EVN-2", "MSH-7 is empty, EVN-2 is in all messages");
        }
    }

    private static boolean hasOffset(Sample sample, String segment, int field) {
        return sample.segment(segment)
                .map(found -> found.value(field))
                .filter(time -> OFFSET.matcher(time).matches())
                .isPresent();
    }

    private static String offset(Sample sample) {
        String time = String.valueOf(sample.text().header().value(7));
        return time.substring(time.length() - "+0000".length());
    }
}

package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import health.polaris.connector.suggestion.Feed.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The character set. */
final class TextSuggestion {

    private static final String WINDOWS = "windows-1252";
    private static final int FIRST_OF_WINDOWS = 0x80;
    private static final int LAST_OF_WINDOWS = 0x9F;

    private TextSuggestion() {}

    static void add(Feed feed, Draft draft) {
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
}

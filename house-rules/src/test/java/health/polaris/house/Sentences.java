package health.polaris.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of docs/contracts/identity.md: they end with a full stop or a semicolon outside of brackets. */
final class Sentences {

    private static final Pattern RULE = Pattern.compile("\\| ([IMOF]\\d+) \\| (.*) \\|");
    private static final Pattern SECTION = Pattern.compile("## (\\d)\\. .*");

    /** @param rule {@code M1}, or the section, {@code §} and its number, that is no table */
    record Sentence(String rule, String text) {}

    private Sentences() {}

    /** Those of every rule, and those of sections 0 and 5. */
    static List<Sentence> of(String page) {
        List<Sentence> sentences = new ArrayList<>();
        String section = "";
        for (String line : page.lines().map(String::strip).toList()) {
            Matcher heading = SECTION.matcher(line);
            Matcher rule = RULE.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
            } else if (rule.matches()) {
                add(sentences, rule.group(1), rule.group(2));
            } else if (List.of("0", "5").contains(section) && !line.isEmpty()) {
                add(sentences, "§" + section, line.startsWith("- ") ? line.substring(2) : line);
            }
        }
        return sentences;
    }

    private static void add(List<Sentence> sentences, String rule, String text) {
        int depth = 0;
        int begin = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            boolean isEnd = at + 1 == text.length() || text.charAt(at + 1) == ' ';
            if (isEnd && depth == 0 && (character == '.' || character == ';') || at + 1 == text.length()) {
                sentences.add(new Sentence(rule, text.substring(begin, at + 1).strip()));
                begin = at + 1;
            }
        }
    }
}

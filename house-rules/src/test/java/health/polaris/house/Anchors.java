package health.polaris.house;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand behind the {@code #} of a link to a page: its headings, as GitHub spells them. */
final class Anchors {

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)(?: +#+)? *");
    private static final Pattern LINK = Pattern.compile("!?\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_ -]");

    private Anchors() {}

    static Set<String> of(String page) {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> before = new HashMap<>();
        boolean isCode = false;
        for (String line : page.lines().toList()) {
            isCode ^= line.strip().startsWith("```");
            Matcher heading = HEADING.matcher(line);
            if (!isCode && heading.matches()) {
                String anchor = spelled(heading.group(1));
                int times = before.merge(anchor, 1, Integer::sum);
                anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
            }
        }
        return anchors;
    }

    /** Small letters, hyphens for blanks, no other sign but hyphen and underscore; of a link its words. */
    private static String spelled(String heading) {
        String words = LINK.matcher(heading).replaceAll("$1").toLowerCase(Locale.ROOT);
        return DROPPED.matcher(words).replaceAll("").replace(' ', '-');
    }
}

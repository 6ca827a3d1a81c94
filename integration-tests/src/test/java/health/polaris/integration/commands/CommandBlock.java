package health.polaris.integration.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of commands of a page: one between fences without the name of a language. What a reader of the page does not see
 * stands in comments ahead of it:
 *
 * <pre>{@code
 * <!-- commands: not run, because they need a cluster -->
 * <!-- commands: first UUID=$(…) -->
 * <!-- commands: print MSA\|AA -->
 * }</pre>
 *
 * @param page and line, {@code README.md:33}
 * @param notRun why, or empty
 * @param first what the reader would have to fill in
 * @param printed a pattern that is found in what they print, or empty
 */
record CommandBlock(String page, int line, String commands, String notRun, String first, String printed) {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)((?:^<!-- commands: .*? -->\n)*)^```([a-z]*)\n(.*?)^```$");
    private static final Pattern MARK = Pattern.compile("(?s)<!-- commands: (not run, |first |print )(.*?) -->\n");

    static List<CommandBlock> of(String page, String text) {
        List<CommandBlock> blocks = new ArrayList<>();
        BLOCK.matcher(text).results().forEach(found -> {
            if (found.group(2).isEmpty()) {
                int line = 1
                        + (int) text.substring(0, found.start(3))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                blocks.add(new CommandBlock(
                        page,
                        line,
                        found.group(3),
                        mark(found, "not run, "),
                        mark(found, "first "),
                        mark(found, "print ")));
            } else if (!found.group(1).isEmpty()) {
                throw new IllegalStateException("%s: a mark of commands ahead of %s".formatted(page, found.group(2)));
            }
        });
        return blocks;
    }

    private static String mark(MatchResult block, String kind) {
        return MARK.matcher(block.group(1))
                .results()
                .filter(mark -> mark.group(1).equals(kind))
                .map(mark -> mark.group(2))
                .findFirst()
                .orElse("");
    }

    boolean isRun() {
        return notRun.isEmpty();
    }

    String place() {
        return page + ":" + line;
    }
}

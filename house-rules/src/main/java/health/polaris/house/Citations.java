package health.polaris.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the code cites of the rule book exists there: {@code contracts/platform.md §8.1, §8.5},
 * {@code contracts/identity.md M1}, always with the page. A section is a numbered heading ({@code ### 8.1 Topology}), a rule a row of a table
 * ({@code | M1 | …}).
 */
final class Citations {

    private static final String REFERENCE = "(?:§+ ?\\d+(?:\\.\\d+)*|[IMOF]\\d+\\b)";
    private static final Pattern CITATION =
            Pattern.compile("[Cc]ontracts/(\\w+)\\.md,? (" + REFERENCE + "(?:(?:, | and | to |–)" + REFERENCE + ")*)");
    private static final Pattern SINGLE = Pattern.compile(REFERENCE);
    private static final Pattern WITHOUT_PAGE = Pattern.compile("§+ ?\\d+(?:\\.\\d+)*");
    private static final Pattern OF_OTHERS =
            Pattern.compile("(?:RFC \\d+|WHATWG HTML|OpenID [\\w -]+ \\d\\.\\d) " + WITHOUT_PAGE);
    private static final Pattern OTHER_BOOK = Pattern.compile("design\\.md|shared[/]contracts");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (\\d+(?:\\.\\d+)*)");
    private static final Pattern RULE = Pattern.compile("(?m)^\\| ([IMOF]\\d+) \\|");
    /** Comments break lines where they like. */
    private static final Pattern COMMENT_BREAK = Pattern.compile("\\s*\\n\\s*(?:\\*|//|#|--)?\\s*");

    private Citations() {}

    static List<String> violations(Path module, Path contracts) {
        return Source.citing(module).stream()
                .flatMap(source -> violations(source, contracts))
                .toList();
    }

    static Stream<String> violations(Source source, Path contracts) {
        String text = COMMENT_BREAK.matcher(source.text()).replaceAll(" ");
        Stream<String> missing = CITATION.matcher(text).results().flatMap(citation -> missing(citation, contracts));
        Stream<String> vague = Stream.concat(
                        withoutPage(source, text), OTHER_BOOK.matcher(text).results())
                .map(match -> "'" + match.group() + "' does not say which page of docs/contracts is meant");
        return Stream.concat(missing, vague).map(violation -> source.path() + ": " + violation);
    }

    /** Not in migrations: those that have run stay as they are, comments included. */
    private static Stream<MatchResult> withoutPage(Source source, String text) {
        if (source.path().toString().endsWith(".sql")) {
            return Stream.empty();
        }
        String others = OF_OTHERS.matcher(text).replaceAll("");
        return WITHOUT_PAGE.matcher(CITATION.matcher(others).replaceAll("")).results();
    }

    private static Stream<String> missing(MatchResult citation, Path contracts) {
        Path page = contracts.resolve(citation.group(1) + ".md");
        if (!Files.exists(page)) {
            return Stream.of("there is no " + page);
        }
        Set<String> known = sections(Source.read(page).text());
        return SINGLE.matcher(citation.group(2))
                .results()
                .map(reference -> reference.group().replaceAll("[§ ]", ""))
                .filter(reference -> !known.contains(reference))
                .map(reference -> "%s has no section or rule %s".formatted(page.getFileName(), reference));
    }

    static Set<String> sections(String page) {
        return Stream.concat(HEADING.matcher(page).results(), RULE.matcher(page).results())
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }
}

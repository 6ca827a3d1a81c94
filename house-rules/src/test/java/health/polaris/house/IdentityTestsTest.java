package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.house.Sentences.Sentence;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each sentence of docs/contracts/identity.md has its tests in docs/identity-tests.md, and they are there. */
class IdentityTestsTest {

    private static final Pattern ROW = Pattern.compile("\\| ([IMOF]\\d+|§\\d) \\| (.+?) … \\| (.+) \\|");
    private static final Names TESTS = new Names("`(\\w+\\.\\w+)`");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    private final List<Sentence> sentences = Sentences.of(RepositoryFiles.page("contracts/identity.md"));
    private final List<Row> rows = RepositoryFiles.page("identity-tests.md")
            .lines()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
            .toList();

    /** @param begin of a sentence of the rule */
    private record Row(String rule, String begin, String tests) {

        boolean isOf(Sentence sentence) {
            return rule.equals(sentence.rule()) && sentence.text().startsWith(begin);
        }
    }

    @Test
    void everySentenceHasOneRow() {
        assertThat(sentences).hasSizeGreaterThan(120);
        assertThat(sentences)
                .allSatisfy(sentence -> assertThat(rows.stream().filter(row -> row.isOf(sentence)))
                        .as(sentence.toString())
                        .hasSize(1));
    }

    @Test
    void everyRowIsOfASentence() {
        assertThat(rows).allMatch(row -> sentences.stream().anyMatch(row::isOf), "is of a sentence");
    }

    @Test
    void everyRowNamesTestsThatAreThere() {
        Set<String> known = RepositoryFiles.program().stream()
                .filter(source -> source.path().toString().contains("src/test"))
                .flatMap(source ->
                        METHOD.matcher(source.text()).results().map(method -> name(source) + "." + method.group(1)))
                .collect(Collectors.toSet());
        assertThat(rows)
                .allSatisfy(row -> assertThat(TESTS.in(row.tests()))
                        .as(row.begin())
                        .isNotEmpty()
                        .isSubsetOf(known));
    }

    private static String name(Source source) {
        return source.path().getFileName().toString().replace(".java", "");
    }
}

package health.polaris.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchorsTest {

    @Test
    void areSpelledAsGitHubDoes() {
        assertThat(Anchors.of(
                        "# Beds, wards & `V1` — a list_of\n## [Who](who.md) looked?\n### 4.7 Revocation (rule, ours)"))
                .containsExactly("beds-wards--v1--a-list_of", "who-looked", "47-revocation-rule-ours");
    }

    @Test
    void countHeadingsOfTheSameWords() {
        assertThat(Anchors.of("## Batches\n## Batches\n## Batches ##"))
                .containsExactly("batches", "batches-1", "batches-2");
    }

    @Test
    void areNoneInCode() {
        assertThat(Anchors.of("```\n# a comment of a shell\n```\n#no heading\n# One"))
                .containsExactly("one");
    }
}

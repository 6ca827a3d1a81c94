package health.polaris.connector.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.profile.ProfileDraft;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same for files on disk. */
class SuggestCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        return SuggestCommand.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void printsAProfileThatCanBeUsedAsItIs() {
        assertThat(run("--name", "stj", "src/test/resources/hl7/new-hospital")).isZero();
        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(printed).contains("Of 17 messages 0 are accepted without this profile, 17 with it.");
        assertThat(ProfileDraft.read(printed, ZoneOffset.UTC).name()).isEqualTo("stj");
    }

    /**
     * What a suggestion takes of the samples that others know: no less than the rules without a profile. For those with a profile
     * made by hand: {@link AgainstHandMadeProfilesTest}.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"samples", "facts", "made", "reported", "london", "batch", "profiles", "examples", "new-hospital"
            })
    void acceptsNoLessThanBefore(String folder) {
        assertThat(run("src/test/resources/hl7/" + folder)).isZero();
        String last = out.toString(StandardCharsets.UTF_8)
                .lines()
                .reduce((first, second) -> second)
                .orElseThrow();
        String[] numbers = last.replaceAll("; refused.*", "")
                .replaceAll("[^0-9]+", " ")
                .strip()
                .split(" ");
        assertThat(Integer.parseInt(numbers[2])).isGreaterThanOrEqualTo(Integer.parseInt(numbers[1]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        --zone Europe/Lodnon samples;        no such zone "Europe/Lodnon"
        --name St.Marys samples;             --name: a letter
        --name default samples;              --name: a letter
        --nmae stj samples;                  --nmae: no such option
        samples --zone;                      --zone: no such option, or nothing behind it
        no-such-folder;                      Can not be read: no-such-folder
        """)
    void aSlipIsToldInWords(String words, String told) {
        assertThat(run(words.replaceAll("\\bsamples\\b", "src/test/resources/hl7/samples")
                        .split(" ")))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(told).doesNotContain("Exception");
        assertThat(out.size()).isZero();
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: suggest");
    }
}

package health.polaris.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.GoldenFiles;
import health.polaris.connector.hl7.Reply;
import health.polaris.connector.hl7.Strictly;
import health.polaris.connector.hl7.message.RawSegment;
import health.polaris.connector.profile.value.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Golden messages for each key of a profile, and for the examples as they stand in docs/site-profiles.md. */
class ProfileGoldenFilesTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path KEYS = Path.of("src/test/resources/hl7/profiles/profiles.yaml");
    private static final Path GUIDE = Path.of("../docs/site-profiles.md");
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    static Stream<GoldenFiles> ofKeys() {
        return GoldenFiles.in("profiles");
    }

    static Stream<GoldenFiles> ofExamples() {
        return GoldenFiles.in("examples");
    }

    @ParameterizedTest
    @MethodSource("ofKeys")
    void aKeyDoesWhatItSays(GoldenFiles golden) throws IOException {
        assertGolden(golden, profiles(Files.readAllBytes(KEYS)));
    }

    @ParameterizedTest
    @MethodSource("ofExamples")
    void anExampleOfTheGuideDoesWhatItSays(GoldenFiles golden) throws IOException {
        SiteProfiles example = examples().stream()
                .filter(profiles -> profiles.all().stream()
                        .anyMatch(profile -> golden.name().startsWith(profile.name())))
                .findFirst()
                .orElseThrow();
        assertGolden(golden, example);
    }

    @Test
    void theGuideHasTwoExamplesAndNamesEveryKey() throws IOException {
        assertThat(examples()).hasSize(2);
        assertThat(Files.readString(GUIDE))
                .contains(knownKeys().stream().map(key -> "`" + key + "`").toList());
    }

    private static List<String> knownKeys() {
        List<String> problems = new ArrayList<>();
        Keys keys = new Keys(Map.of("wrong", 1), "", problems);
        new ProfileReader("default", keys, ZoneOffset.UTC).read();
        return List.of(problems.getFirst().replaceAll(".*there are ", "").split(", ")).stream()
                .map(key -> key.equals("identifiers") ? "identifiers.mrn" : key)
                .toList();
    }

    private static List<SiteProfiles> examples() throws IOException {
        Matcher matcher = YAML.matcher(Files.readString(GUIDE));
        return matcher.results()
                .map(found -> profiles(found.group(1).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static SiteProfiles profiles(byte[] yaml) {
        return new SiteProfiles(new ProfileFile(KEYS, ZoneOffset.UTC).profiles(yaml));
    }

    private static void assertGolden(GoldenFiles golden, SiteProfiles profiles) {
        SiteProfile profile = profiles.of(RawSegment.headerOf(golden.message()));
        Reply answer = Reply.to(golden.message(), profile.characterSet(), profile.rules());
        assertThat(answer.acknowledgement()).isEqualTo(golden.acknowledgement());
        assertThat(answer.published().map(JSON::readTree))
                .isEqualTo(golden.published().map(JSON::readTree));
        Strictly.permitted(answer.sent());
        assertThat(answer.fact().map(JSON::readTree)).isEqualTo(golden.fact().map(JSON::readTree));
    }
}

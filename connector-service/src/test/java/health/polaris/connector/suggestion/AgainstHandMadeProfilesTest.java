package health.polaris.connector.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.body.MessageBody;
import health.polaris.connector.hl7.fact.MergeSaid;
import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.NumberSaid;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.message.MessageLimits;
import health.polaris.connector.inbound.MessageReading;
import health.polaris.connector.inbound.Reading;
import health.polaris.connector.profile.ProfileDraft;
import health.polaris.connector.profile.SiteProfile;
import health.polaris.connector.profile.SiteProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Profiles that somebody made by hand, and what is suggested for the same messages: it takes and reads no less. */
class AgainstHandMadeProfilesTest {

    private static final Path HL7 = Path.of("src/test/resources/hl7");
    private static final Pattern BLOCKS = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final SiteProfiles CONTRACT = ProfileDraft.contract(ZONE);
    private static final MessageReading READING = new MessageReading(
            CONTRACT, new MessageLimits(16_000_000, 1_000_000, 1_000_000, 32_000_000), Clock.systemUTC());

    /** Numbers of visits that only somebody who knows the hospital finds, and the suggestion asks for. */
    private static final String ASKED_FOR = "name its place in visit-number, e.g. of a Z segment";

    /** Each with the messages that are named after it. */
    static Stream<Arguments> handMade() throws IOException {
        List<Arguments> all = new ArrayList<>();
        all.addAll(ofFolder("profiles", Files.readString(HL7.resolve("profiles/profiles.yaml"))));
        for (String block : BLOCKS.matcher(Files.readString(Path.of("../docs/site-profiles.md")))
                .results()
                .map(found -> found.group(1))
                .toList()) {
            all.addAll(ofFolder("examples", block));
        }
        return all.stream();
    }

    private static List<Arguments> ofFolder(String folder, String yaml) throws IOException {
        Map<String, Map<String, Object>> file = new Yaml().load(yaml);
        List<Arguments> profiles = new ArrayList<>();
        for (Map.Entry<String, Object> profile :
                file.getOrDefault("profiles", Map.of()).entrySet()) {
            String alone = JsonMapper.shared()
                    .writeValueAsString(Map.of("profiles", Map.of(profile.getKey(), profile.getValue())));
            Feed feed = Feed.of(messages(HL7.resolve(folder), profile.getKey() + "-"))
                    .orElseThrow();
            profiles.add(Arguments.of(profile.getKey(), ProfileDraft.read(alone, ZONE), feed));
        }
        return profiles;
    }

    private static List<byte[]> messages(Path folder, String prefix) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .filter(each -> each.toString().endsWith(".hl7"))
                    .sorted()
                    .toList()) {
                messages.add(Files.readAllBytes(file));
            }
        }
        return messages;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handMade")
    void takesAndReadsNoLess(String name, SiteProfile byHand, Feed feed) {
        assertThat(feed.messages()).isNotEmpty();
        ProfileSuggestion suggestion = ProfileSuggestion.of(feed, "suggested", ZONE);
        SiteProfile suggested = ProfileDraft.read(suggestion.yaml(), ZONE);
        boolean asked = suggestion.undecided().stream().anyMatch(question -> question.contains(ASKED_FOR));

        assertThat(Trial.of(feed, READING, sample -> suggested).accepted())
                .as(suggestion.yaml())
                .isGreaterThanOrEqualTo(
                        Trial.of(feed, READING, sample -> byHand).accepted());
        assertThat(feed.messages())
                .allSatisfy(sample -> assertThat(read(sample, suggested, asked))
                        .as(suggestion.yaml())
                        .containsAll(read(sample, byHand, asked)));
    }

    /** Numbers of patients and, unless they are asked for, of visits. */
    private static Set<String> read(Feed.Sample sample, SiteProfile profile, boolean withoutVisits) {
        Set<String> numbers = new LinkedHashSet<>();
        if (MessageBody.of(sample.bytes(), profile.characterSet()) instanceof MessageBody.Decoded(String text)
                && READING.read(text, profile) instanceof Reading.Understood understood) {
            MessageFact fact = understood.adt().fact();
            fact.persons().forEach(person -> read(person, withoutVisits, numbers));
        }
        return numbers;
    }

    private static void read(PersonSaid person, boolean withoutVisits, Set<String> numbers) {
        person.identifiers().forEach(each -> numbers.add(each.kind() + " " + each.value()));
        MergeSaid merge = person.merge();
        if (merge != null) {
            merge.identifiers().forEach(each -> numbers.add("merged " + each.kind() + " " + each.value()));
        }
        VisitSaid visit = person.visit();
        if (visit != null && !withoutVisits) {
            add(visit.number(), numbers);
        }
    }

    private static void add(@Nullable NumberSaid visit, Set<String> numbers) {
        if (visit != null) {
            numbers.add("visit " + visit.value());
        }
    }
}

package health.polaris.connector.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import health.polaris.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@PolarisTest
class ReloadTest extends WithProfiles {

    private static final String NEW = PROFILES.replace("RESEND", "ANOTHER") + """
              late:
                senders: [{application: LATE, facility: "*"}]
                triggers: [A03]
            """;

    @LocalServerPort
    private int port;

    private Feed feed;

    @BeforeEach
    void connect() {
        feed = new Feed(port);
    }

    @AfterEach
    void restore() throws IOException {
        Files.deleteIfExists(FILE);
        Files.writeString(FILE, PROFILES);
        patiently()
                .until(() ->
                        state().path("valid").asBoolean() && !state().toString().contains("\"late\""));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private JsonNode state() {
        return feed.reader().get("/dhos/v1/message/profile").expect(200).json();
    }

    private String codeOf(String sender) {
        return feed.post(Feed.admission(Feed.fresh("MC-"), Feed.fresh("M")).replace("PASHUB", sender))
                .code();
    }

    private String metric(String name) {
        return new Api(port)
                .get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElse("no " + name);
    }

    @Test
    void tellsWhatIsInUse() {
        JsonNode state = state();
        assertThat(state.path("file").asString()).isEqualTo(FILE.toString());
        assertThat(state.path("valid").asBoolean()).isTrue();
        assertThat(state.path("last_error").isNull()).isTrue();
        assertThat(state.path("loaded_at").asString()).endsWith("Z");
        assertThat(state.path("profiles").findValuesAsString("name"))
                .containsExactly("default", "resend", "strict", "ignoring", "quiet", "short", "epr");
        assertThat(state.path("profiles").path(2).path("senders").toString())
                .isEqualTo("[{\"application\":\"STRICT\",\"facility\":\"STMARYS\"}]");
    }

    @Test
    void isForOurOwnProgramsWithTheScope() {
        Api api = new Api(port);
        api.get("/dhos/v1/message/profile").expect(401);
        api.as(Tokens.system("read:hl7_message"))
                .get("/dhos/v1/message/profile")
                .expect(403);
        api.as(Tokens.eprAdapter("write:hl7_message"))
                .get("/dhos/v1/message/profile")
                .expect(403);
    }

    @Test
    void takesOverAChangedFile() throws IOException {
        assertThat(codeOf("LATE")).isEqualTo("AA");
        Files.writeString(FILE, NEW);
        patiently().until(() -> state().toString().contains("\"late\""));
        assertThat(codeOf("LATE")).isEqualTo("AR");
    }

    @Test
    void takesOverASwappedLinkOfTheSameAge() throws IOException {
        Path changed = FILE.resolveSibling("..data-2.yaml");
        Files.writeString(changed, NEW);
        Files.setLastModifiedTime(changed, Files.getLastModifiedTime(FILE));
        Path link = FILE.resolveSibling("..link");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, changed);
        Files.move(link, FILE, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        patiently().until(() -> state().toString().contains("\"late\""));
        assertThat(codeOf("LATE")).isEqualTo("AR");
    }

    @Test
    void aBadFileKeepsTheProfilesAndSaysWhy() throws IOException {
        Files.writeString(FILE, NEW.replace("triggers: [A03]", "time-zone: Europe/Lodnon"));
        patiently().until(() -> !state().path("valid").asBoolean());

        assertThat(state().path("last_error").asString())
                .contains(FILE.toString())
                .contains("profile late: time-zone: no such zone \"Europe/Lodnon\"");
        assertThat(metric("polaris_site_profiles_valid")).endsWith(" 0.0");
        assertThat(metric("polaris_site_profiles_loads_total{application=\"connector-service\",outcome=\"refused\""))
                .doesNotStartWith("no ");
        assertThat(codeOf("LATE")).isEqualTo("AA");

        Files.writeString(FILE, NEW);
        patiently().until(() -> state().path("valid").asBoolean());
        assertThat(metric("polaris_site_profiles_valid")).endsWith(" 1.0");
        assertThat(codeOf("LATE")).isEqualTo("AR");
    }

    @Test
    void aFileThatIsGoneKeepsTheProfilesAndIsTakenAgainWhenItIsBack() throws IOException {
        Files.delete(FILE);
        patiently().until(() -> !state().path("valid").asBoolean());
        assertThat(state().path("last_error").asString()).contains("cannot be read");
        assertThat(state().toString()).contains("\"strict\"");
        Files.writeString(FILE, PROFILES);
        patiently().until(() -> state().path("valid").asBoolean());
    }
}

package health.polaris.connector.console;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.Answer;
import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator who may only look: every page opens, and none has a button that would be refused (docs/console.md). */
@PolarisTest
class ReadingOperatorTest {

    private static final String LOG_OUT = "action=\"/console/logout\"";

    @LocalServerPort
    private int port;

    private ConsoleBrowser reader;
    private String uuid;

    @BeforeEach
    void logIn() {
        uuid = new Feed(port).post(admission(fresh("C-"), fresh("M"))).uuid();
        reader = new ConsoleBrowser(port, "read:hl7_message");
    }

    @Test
    void everyPageOpensWithoutAButtonThatDoesSomething() {
        for (String path : List.of(
                "/console/message",
                "/console/message/" + uuid,
                "/console/feed",
                "/console/trouble",
                "/console/patient",
                "/console/ward",
                "/console/number")) {
            assertThat(reader.page(path).replace("method=\"post\" " + LOG_OUT, ""))
                    .as(path)
                    .doesNotContain("method=\"post\"");
        }
        assertThat(reader.page("/console/message/" + uuid)).contains("PID-5", "acknowledged");
        assertThat(reader.page("/console/feed")).contains("PASHUB|STMARYS");
    }

    /** A list is held against what is shown by whoever may look. */
    @Test
    void aListMayBeCompared() {
        assertThat(reader.page("/console/reconciliation")).contains("Compare");
    }

    @Test
    void deadLettersAreNotShown() {
        assertThat(reader.page("/console/trouble")).contains("They may hold all of a message", "write:hl7_message");
        assertThat(new ConsoleBrowser(port, "read:hl7_message", "write:hl7_message").page("/console/trouble"))
                .doesNotContain("They may hold all of a message");
    }

    /** Pages that ask no service open for whatever a cookie holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "a.b.c",
                "e30.e30.",
                "..",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AA.AA.AA",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJIUzUxMiJ9.eyJzY29wZSI6MX0.AA",
                "eyJhbGciOjF9.e30.AA"
            })
    void aTokenThatCannotBeReadHasNoButtons(String token) {
        Answer page = new Api(port)
                .with("Cookie", "polaris-console=" + token)
                .get("/console/patient")
                .expect(200);
        assertThat(page.body()).contains("Patients and stays");
    }

    @Test
    void aFormThatIsSentAllTheSameIsRefused() {
        assertThat(reader.send("/console/feed/pause", "sender=PASHUB%7CSTMARYS&reason=none")
                        .status())
                .isEqualTo(403);
        assertThat(reader.send("/console/message/" + uuid + "/again", "").body())
                .contains("role=\"alert\"");
    }
}

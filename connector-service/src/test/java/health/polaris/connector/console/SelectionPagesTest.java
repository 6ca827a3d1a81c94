package health.polaris.connector.console;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.testing.PolarisTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A search is done again as it stands, dates included. */
@PolarisTest
class SelectionPagesTest {

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @LocalServerPort
    private int port;

    private ConsoleBrowser browser;
    private final String search = "identifier_type=MRN&identifier=" + fresh("M");

    @BeforeEach
    void logIn() {
        new Feed(port).post(admission(fresh("C-"), search.substring(search.lastIndexOf('=') + 1)));
        browser = new ConsoleBrowser(port);
    }

    private String counted(String dates) {
        return browser.send("/console/selection/count", search + dates)
                .expect(200)
                .body();
    }

    @Test
    void theFormHasTheDatesOfTheSearch() {
        assertThat(browser.page(
                        "/console/message?" + search + "&received_from=" + LONG_AGO + "&received_to=2020-02-01"))
                .containsPattern("type=\"hidden\" name=\"received_from\" value=\"" + LONG_AGO + "\"")
                .containsPattern("type=\"hidden\" name=\"received_to\" value=\"2020-02-01\"");
    }

    @Test
    void whatIsNotWithinTheDatesIsNotDoneAgain() {
        assertThat(counted("&received_from=" + LONG_AGO)).contains("<strong>1</strong>", LONG_AGO);
        assertThat(counted("&received_to=" + LONG_AGO)).contains("<strong>0</strong>", LONG_AGO);
        assertThat(browser.send("/console/selection/again", search + "&of=0&received_to=" + LONG_AGO)
                        .expect(200)
                        .body())
                .contains("<span>0</span> of", "That is all");
    }
}

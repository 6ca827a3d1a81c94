package health.polaris.connector.console;

import static health.polaris.connector.Feed.admission;
import static health.polaris.connector.Feed.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.Feed;
import health.polaris.connector.WithProfiles;
import health.polaris.testing.PolarisTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A search is done again as it stands, dates included. */
@PolarisTest
class SelectionPagesTest extends WithProfiles {

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

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

    /** Of A29, which nobody ignores; as if it had been of A60, before the profile ignored that. */
    @Test
    void whatTheProfileIgnoresByNowIsCounted() {
        String sender = "IGNORING|" + fresh("F");
        String uuid = new Feed(port)
                .post(admission(fresh("C-"), fresh("M"))
                        .replace("PASHUB|STMARYS", sender)
                        .replace("ADT^A01", "ADT^A29"))
                .uuid();
        database.sql("update hl7_message set content = replace(content, 'ADT^A29', 'ADT^A60') where uuid = ?")
                .param(uuid)
                .update();
        String told = browser.send(
                        "/console/selection/again",
                        "state=refused&of=3&done=1&ignored=1&sender=" + sender.replace("|", "%7C"))
                .expect(200)
                .body();
        assertThat(told).contains("<span>1</span> of", "<span>2</span> are ignored", "value=\"3\"");
    }

    @Test
    void whoIsAwaitedCannotBePausedYet() {
        String[] cards = browser.page("/console/feed").split("<article");
        assertThat(cards)
                .filteredOn(card -> card.contains("EXPECTED|STMARYS"))
                .singleElement()
                .asString()
                .contains("awaited since <time>20")
                .doesNotContain("last message", "/console/feed/pause");
        assertThat(cards)
                .filteredOn(card -> card.contains("PASHUB|STMARYS"))
                .singleElement()
                .asString()
                .contains("last message <time>20", "/console/feed/pause")
                .doesNotContain("awaited since");
    }
}

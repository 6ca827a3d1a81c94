package health.polaris.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.console.ConsoleBrowser;
import health.polaris.testing.PolarisTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Deliveries that were not taken are seen in the console, and mended there (docs/console.md). */
@PolarisTest
@Import(MovableTime.class)
class ConsoleDeliveriesTest extends Hospital {

    private static final String TROUBLE = "/console/trouble";

    private ConsoleBrowser browser;
    private final String patient = fresh("P");
    private final String set = fresh("S");

    @BeforeEach
    void logIn() {
        browser = new ConsoleBrowser(port);
    }

    private String uuid() {
        return stored(set).get(0).path("uuid").asString();
    }

    private String action(String action) {
        return TROUBLE + "/delivery/" + uuid() + "/" + action;
    }

    /** On the page of what needs somebody, and on that of the message. */
    private void isOffered(String action, boolean offered) {
        for (String page : new String[] {TROUBLE, "/console/message/" + uuid()}) {
            assertThat(browser.page(page).contains("action=\"" + action(action) + "\""))
                    .as(page)
                    .isEqualTo(offered);
        }
    }

    @Test
    void whatTheReceiverRefusedIsSentOnceMore() {
        refuse(set, patient);
        isOffered("retry", true);
        isOffered("give_up", true);

        EPR.wellAgain();
        assertThat(browser.sendWithoutKey(action("retry"), "force=true").status())
                .isEqualTo(403);
        assertThat(browser.send(action("retry"), "").expect(409).body()).contains("with force alone");
        browser.send(action("retry"), "force=true").expect(303);
        awaitState(set, "sent");
        isOffered("retry", false);
    }

    @Test
    void whatWaitsForItsNextAttemptIsGivenUpAndStartedAnew() {
        hold(set, patient);
        isOffered("give_up", true);
        isOffered("retry", false);
        assertThat(browser.page(TROUBLE)).contains("status 503");

        browser.send(action("give_up"), "").expect(303);
        awaitState(set, "ended_by_operator");
        isOffered("give_up", false);
        EPR.wellAgain();
        assertThat(browser.page("/console/message/" + uuid())).contains(action("retry"));
        browser.send(action("retry"), "").expect(303);
        awaitState(set, "sent");
    }

    /** One that an operator has ended looks no other, but for the force that it still needs. */
    @Test
    void whatWasRefusedAndEndedIsSentOnceMoreByForce() {
        refuse(set, patient);
        browser.send(action("give_up"), "").expect(303);
        awaitState(set, "ended_by_operator");
        assertThat(browser.page(TROUBLE)).doesNotContain(uuid());
        assertThat(browser.page("/console/message/" + uuid())).contains(action("retry"), "name=\"force\"");
    }

    /** However many wait for their turn behind it. */
    @Test
    void whatWaitsForItsNextAttemptIsShownInALongOutage() {
        hold(set, patient);
        for (int behind = 0; behind < 101; behind++) {
            post(fresh("S"), patient).expect(204);
        }
        isOffered("give_up", true);
    }

    @Test
    void whatWasGivenUpIsShownAndSentOnceMoreOrEnded() {
        hold(set, patient);
        clock.forward(Duration.ofHours(24));
        awaitState(set, "given_up");
        isOffered("retry", true);
        isOffered("give_up", true);
        EPR.wellAgain();
        browser.send(action("retry"), "").expect(303);
        awaitState(set, "sent");
    }

    @Test
    void whoMayReadSeesThemWithoutButtons() {
        refuse(set, patient);
        browser = new ConsoleBrowser(port, "read:hl7_message");
        assertThat(browser.page(TROUBLE)).contains("/console/message/" + uuid());
        isOffered("retry", false);
        isOffered("give_up", false);
    }
}

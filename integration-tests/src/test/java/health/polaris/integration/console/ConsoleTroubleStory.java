package health.polaris.integration.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.Bedside;
import health.polaris.integration.Bus;
import health.polaris.integration.StubEpr;
import health.polaris.integration.StubEpr.Reply;
import health.polaris.integration.Ward;
import health.polaris.integration.console.Hospital.Someone;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** An operator with a browser does away with all that is in trouble, on a telephone and on a desk (docs/console.md). */
class ConsoleTroubleStory extends WithBrowser {

    private static final StubEpr EPR = StubEpr.shared();

    @AfterEach
    void recover() {
        EPR.recover();
    }

    /**
     * Refused by the EPR, mended there, sent once more, or dealt with otherwise and ended; kept waiting, given up, and sent
     * from its own page after all.
     */
    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void deliveriesAreSentOnceMoreAndGivenUp(int width) throws Exception {
        browser.show(width, false);
        Someone heron = hospital.someone("Heron", "Iris", "19660606");
        String refused = delivery(heron, Reply::refusing, "refused_by_receiver");
        operator.opens("/console/trouble");
        look.holds("a refused delivery");
        browser.keep("refused-delivery-" + width);
        EPR.recover();
        operator.presses(message(refused), "Send it once more");
        awaitState(refused, "sent");
        operator.opens("/console/trouble");
        assertThat(operator.all("article a[href$='" + refused + "']")).isEmpty();

        String amended = delivery(heron, Reply::refusing, "refused_by_receiver");
        EPR.recover();
        operator.opens("/console/trouble");
        operator.presses(message(amended), "End it, it was dealt with");
        awaitState(amended, "ended_by_operator");
        operator.opens("/console/trouble");
        assertThat(operator.all("article a[href$='" + amended + "']")).isEmpty();

        String held = delivery(heron, _ -> Reply.OVERLOADED, "pending");
        Awaitility.await("the first attempt").atMost(PATIENCE).until(() -> {
            operator.opens("/console/trouble");
            return !operator.all("article a[href$='" + held + "']").isEmpty();
        });
        operator.presses(message(held), "Give it up");
        awaitState(held, "ended_by_operator");
        EPR.recover();
        operator.opens("/console/message/" + held);
        operator.sees("ended_by_operator");
        operator.presses("Send it once more");
        awaitState(held, "sent");
    }

    /** What is said while the road out is paused waits there, and goes out when it goes on. */
    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void theRoadOutIsPausedAndGoesOn(int width) throws Exception {
        browser.show(width, false);
        operator.opens("/console/trouble");
        operator.follows("Feeds");
        operator.sees("Out");
        operator.fills(destination(), "Why", "new interface engine, " + width);
        operator.presses(destination(), "Pause");
        operator.sees("new interface engine, " + width);
        look.holds("a paused destination");
        Someone heron = hospital.someone("Heron", "Ivo", "19660607");
        String held = delivery(heron, Reply::acknowledging, "pending");
        operator.opens("/console/feed");
        operator.presses(destination(), "Go on");
        awaitState(held, "sent");
        Awaitility.await("the road out to go on").atMost(PATIENCE).until(() -> {
            operator.opens("/console/feed");
            return !destination().getText().contains("new interface engine");
        });
    }

    private WebElement destination() {
        return browser.driver().findElement(By.xpath("//article[h3[normalize-space() = 'epr']]"));
    }

    /** An observation set of somebody who is admitted; {@return the uuid of its message, once it is in that state} */
    private String delivery(Someone person, StubEpr.Behaviour behaviour, String state) throws Exception {
        hospital.says(hospital.admission(person, "9", 0));
        Awaitility.await("the stay").atMost(PATIENCE).until(() -> stay(person).has("uuid"));
        String set = UUID.randomUUID().toString();
        EPR.behave(text -> text.set().contains(set) ? behaviour.to(text) : Reply.acknowledging(text));
        try (Bus bus = new Bus()) {
            Bedside.observe(bus, stay(person).path("uuid").asString(), set, new Ward().employNurse());
        }
        AtomicReference<String> found = new AtomicReference<>("");
        Awaitility.await("a delivery that is " + state).atMost(PATIENCE).until(() -> {
            JsonNode messages = connector
                    .get("/dhos/v1/message/list?direction=observations&state=%s&identifier_type=MRN&identifier=%s"
                            .formatted(state, person.mrn()))
                    .expect(200)
                    .json()
                    .path("messages");
            found.set(messages.path(0).path("uuid").asString(""));
            return !found.get().isEmpty();
        });
        return found.get();
    }

    private void awaitState(String uuid, String state) {
        Awaitility.await("the delivery to be " + state)
                .atMost(PATIENCE)
                .until(() -> connector
                        .get("/dhos/v1/message/" + uuid + "/timeline")
                        .expect(200)
                        .json()
                        .path("delivery")
                        .path("state")
                        .asString("")
                        .equals(state));
    }

    /** The card of a message, by the link to its page. */
    private WebElement message(String uuid) {
        return card("/console/message/" + uuid);
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void deadLettersAreOpenedSentBackAndDiscarded(int width) {
        browser.show(width, false);
        String id = deadLetter("discarded " + width);
        operator.opens("/console/trouble/letter/" + id);
        operator.sees("discarded " + width);
        operator.follows("Back");
        operator.sees("Dead letters");
        operator.sees("Deliveries that the receiver refused");
        operator.presses(letter(id), "Send it back to its queue");
        operator.sees("Dead letters");
        String again = deadLetter("to be gone " + width);
        operator.opens("/console/trouble");
        operator.fills(letter(again), "Of no use", "a story");
        operator.presses(letter(again), "Discard");
        operator.sees("Dead letters");
        assertThat(connector.get("/dhos/v1/message/dead_letter/" + again).status())
                .isEqualTo(404);
    }

    private WebElement letter(String id) {
        return card(id);
    }

    private WebElement card(String link) {
        return operator.all("article").stream()
                .filter(card -> !card.findElements(By.cssSelector("a[href$='" + link + "']"))
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void conflictsAreSolvedByAMergeOrDismissed(int width) {
        browser.show(width, false);
        for (String way : List.of("They are one person: merge into the one that bears it", "Dismiss")) {
            String nhs = Hospital.freshNhsNumber();
            Someone owner = hospital.withNhsNumber(hospital.someone("Heron", "Tess", "19800101"), nhs);
            Someone claimant = hospital.withNhsNumber(hospital.someone("Crane", "Ida", "19510707"), nhs);
            hospital.says(hospital.admission(owner, "6", 0), hospital.admission(claimant, "7", 1));
            operator.seesInTheEnd("/console/trouble", nhs);
            look.holds("a conflict");
            if (way.equals("Dismiss")) {
                operator.fills(operator.card(nhs), "Both are as they should be", "twins");
            }
            operator.presses(operator.card(nhs), way);
            operator.sees("Conflicts of identity");
            Awaitility.await("the conflict to be solved").atMost(PATIENCE).until(() -> {
                operator.opens("/console/trouble");
                return !operator.hasCard(nhs);
            });
        }
    }
}

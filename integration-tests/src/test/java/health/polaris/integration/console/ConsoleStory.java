package health.polaris.integration.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.console.Hospital.Someone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** An operator with a browser does all that can be done in the console, on a telephone and on a desk (docs/console.md). */
class ConsoleStory extends WithBrowser {

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void aMessageIsFoundReadTriedAndDoneAgain(int width) {
        browser.show(width, false);
        operator.opens("/console/message");
        operator.fills("Number", "");
        operator.fills("Control id", "nobody");
        operator.presses("Search");
        operator.sees("Nothing is found");
        operator.opens("/console/message?state=processed&identifier_type=MRN&identifier=" + finch.mrn());
        operator.all("tbody a").getFirst().sendKeys(Keys.ENTER);
        operator.sees("Patient Name");
        operator.sees("Acknowledgement");

        operator.presses("Try; nothing is changed");
        operator.sees("It would be");
        look.holds("a message that was tried");
        operator.fills("By this profile", "rubbish");
        operator.presses("Try; nothing is changed");
        operator.sees("site_profile");
        look.holds("a message that was tried by rubbish");
        operator.presses("Do it again");
        operator.sees("It is done again");
        look.holds("a message that is done again");
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void aSelectionIsCountedAndDoneAgain(int width) {
        browser.show(width, false);
        operator.opens("/console/message?identifier_type=MRN&identifier=" + finch.mrn());
        operator.presses("Count");
        operator.sees("Do them again");
        look.holds("a selection that was counted");
        operator.presses("Do them again");
        operator.sees("That is all.");
        look.holds("a selection that is done again");
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void aFeedIsPausedAndGoesOn(int width) {
        browser.show(width, false);
        operator.opens("/console/feed");
        WebElement feed = operator.card(Hospital.SENDER);
        assertThat(feed.findElement(By.cssSelector("svg.spark")).getDomAttribute("aria-label"))
                .startsWith("Messages an hour");
        operator.fills(feed, "Why", "new codes of wards, " + width);
        operator.presses(feed, "Pause");
        operator.sees("new codes of wards, " + width);
        look.holds("a paused feed");
        operator.presses(operator.card(Hospital.SENDER), "Go on");
        Awaitility.await("the feed to go on").atMost(PATIENCE).until(() -> {
            operator.opens("/console/feed");
            return !operator.card(Hospital.SENDER).getText().contains("new codes of wards");
        });
    }

    /** The path of docs/console.md: nobody at that moment, the stay today, side by side, the message. */
    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void whoWasNotOnTheScreenIsFoundWithTheMessageThatWasLate(int width) {
        browser.show(width, false);
        Instant before = Instant.now();
        Someone late = hospital.someone("Dove", "Kit", "19900909");
        hospital.says(hospital.admission(late, "8", 0));
        Awaitility.await("the stay").atMost(PATIENCE).until(() -> stay(late).has("uuid"));
        operator.opens("/console/patient");
        operator.fills("Number", "");
        WebElement number = browser.driver().findElement(By.id("identifier"));
        number.sendKeys(late.mrn());
        operator.fills("As it was shown at", before.toString());
        operator.presses("Search");
        operator.sees("Nobody was known by this number then.");
        operator.sees("What is known today");
        operator.sees("Dove");
        look.holds("somebody who was not shown then");
        operator.follows(late.visit());
        operator.sees("As it was shown then");
        operator.sees("As it was, by what is known today");
        operator.sees("the first that was missing");
        operator.sees("late");
        look.holds("a stay of which something was late");
        operator.all("tr:has(strong.missing) a[href^='/console/message/']")
                .getFirst()
                .sendKeys(Keys.ENTER);
        operator.sees("Says it was sent");
        operator.sees("What happened");
        assertThat(operator.path()).endsWith(lastMessage(late));
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void aWardIsShownNowAndThen(int width) {
        browser.show(width, false);
        operator.opens("/console/ward");
        operator.fills("Code of the ward", hospital.ward());
        operator.presses("Show");
        operator.sees(hospital.ward() + ":BAY 1:BED 2");
        operator.sees(finch.mrn());
        operator.fills("At", hospital.at(5).toString());
        operator.presses("Show");
        operator.sees(hospital.ward() + ":BAY 1:BED 1");
        operator.fills("What", "wha");
        operator.fills("At", "");
        operator.presses("Show");
        operator.sees("What was shown of the ward");
        operator.sees(finch.mrn());
        operator.fills("Code of the ward", "no such ward");
        operator.presses("Show");
        operator.sees("No such place is known.");
    }

    /** A new name is shown from then on; what the screens showed before has the name of before. */
    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void whatAWardShowedHasTheNamesOfThen(int width) {
        browser.show(width, false);
        Someone single = hospital.someone(width == DESK ? "Plover" : "Siskin", "Una", "19810303");
        Someone married = new Someone(width == DESK ? "Tern" : "Linnet", "Una", single.born(), single.mrn(), "");
        hospital.says(hospital.admission(single, "11", 0));
        Awaitility.await("the stay").atMost(PATIENCE).until(() -> stay(single).has("uuid"));
        Instant then = Instant.now();
        hospital.says(hospital.transfer(married, "12", 30, 0));
        operator.seesInTheEnd("/console/ward?code=" + hospital.ward().replace(" ", "%20"), married.family());
        operator.fills("What", "wha");
        operator.fills("At", then.toString());
        operator.presses("Show");
        operator.sees("What was shown of the ward");
        operator.sees(single.family());
        assertThat(operator.text()).doesNotContain(married.family());
    }

    /** Finch lies in bed 2; the list has him in bed 9, and somebody of whom no message ever came. */
    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void aListIsHeldAgainstWhatIsShown(int width) throws Exception {
        browser.show(width, false);
        operator.opens("/console/reconciliation");
        String csv = "visit_number,mrn,ward,bay,bed\n%s,%s,%s,BAY 1,BED 9\nV-NOBODY,M-NOBODY,%3$s,BAY 1,BED 10\n"
                .formatted(finch.visit(), finch.mrn(), hospital.ward());
        operator.fills("The list", csv);
        operator.presses("Compare");
        operator.sees("wrong bed");
        operator.sees("No message about it has come");
        operator.sees("surplus");
        look.holds("a list and what differs");
        browser.keep("reconciled-" + width);

        Path file = Files.writeString(
                Files.createDirectories(Path.of("target", "console")).resolve("beds.hl7"),
                "FHS|^~\\&|WILLOWPAS|STMARYS\rBHS|^~\\&|WILLOWPAS|STMARYS\r" + hospital.admission(finch, "9", 60)
                        + "BTS|1\rFTS|1\r");
        operator.opens("/console/reconciliation");
        operator.all("#file").getFirst().sendKeys(file.toAbsolutePath().toString());
        Awaitility.await("the file in the field")
                .atMost(PATIENCE)
                .until(() -> String.valueOf(operator.all("#list").getFirst().getDomProperty("value"))
                        .contains(finch.mrn()));
        operator.presses("Compare");
        operator.sees("wrong bed");
        operator.sees(Hospital.SENDER);
        operator.all("article a[href^='/console/message/']").getFirst().sendKeys(Keys.ENTER);
        operator.sees("As received");
        assertThat(operator.path()).contains("/console/message/");
    }

    /** By its keys alone: the first step is before anything was known. */
    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void theSliderShowsAStayFromChangeToChange(int width) {
        browser.show(width, false);
        operator.opens("/console/stay/" + stay(finch).path("uuid").asString());
        operator.sees("As it is shown");
        WebElement slider = operator.all("#step").getFirst();
        slider.sendKeys(Keys.HOME);
        operator.sees("As it was shown then");
        assertThat(slider.getDomAttribute("aria-valuetext"))
                .isEqualTo(operator.all("output").getFirst().getText());
        slider.sendKeys(Keys.ARROW_RIGHT);
        Awaitility.await("the first bed")
                .atMost(PATIENCE)
                .until(() -> operator.all("#then").getFirst().getText().contains("BED 1"));
        look.holds("a stay at a step");
        operator.presses("Show this moment");
        Awaitility.await("the step in the address")
                .atMost(PATIENCE)
                .until(() -> operator.path().contains("step=1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void mergesAreAPictureAndWords(int width) {
        browser.show(width, false);
        operator.opens("/console/patient/" + stay(wren).path("patient_uuid").asString());
        operator.sees("Records that became one");
        operator.sees("became part of");
        operator.sees("Numbers, now and formerly");
        operator.sees("Conflicts of identity");
        assertThat(operator.all("svg.merges circle")).isNotEmpty();
        operator.follows("by this message");
        operator.sees("ADT^A40");
    }

    @ParameterizedTest
    @ValueSource(ints = {TELEPHONE, DESK})
    void numbersArePlotsAndTables(int width) {
        browser.show(width, false);
        operator.opens("/console/number");
        operator.fills("Of the last", "7 days");
        operator.presses("Show");
        operator.sees("What came, and what became of it");
        assertThat(operator.path()).contains("days=7");
        Awaitility.await("the plots")
                .atMost(PATIENCE)
                .until(() -> operator.all("figure.plot canvas").size() == 4);
        WebElement table = operator.all("figure.plot summary").getFirst();
        table.sendKeys(Keys.ENTER);
        operator.sees("accepted");
        look.holds("numbers with a table open");
    }
}

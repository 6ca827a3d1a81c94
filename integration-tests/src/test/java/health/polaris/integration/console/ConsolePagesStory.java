package health.polaris.integration.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every page of the console on a telephone and on a desk, by day and by night, and who cannot see it or has no mouse.
 * Pictures of all pages are left in {@code target/console}.
 */
class ConsolePagesStory extends WithBrowser {

    private static final int FIRST_PAGE_BYTES = 300_000;

    private Map<String, String> pages() {
        JsonNode stay = stay(finch);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("feeds", "/console/feed");
        pages.put("messages", "/console/message");
        pages.put("message", "/console/message/" + lastMessage(finch));
        pages.put("patients", "/console/patient?identifier_type=MRN&identifier=" + wren.mrn());
        pages.put(
                "patient", "/console/patient/" + stay(wren).path("patient_uuid").asString());
        pages.put("stay", "/console/stay/" + stay.path("uuid").asString() + "?as_of=" + Instant.now());
        pages.put("ward", "/console/ward?code=" + hospital.ward().replace(" ", "%20"));
        pages.put("reconciliation", "/console/reconciliation");
        pages.put("numbers", "/console/number?days=7");
        pages.put("trouble", "/console/trouble");
        pages.put("letter", "/console/trouble/letter/" + deadLetter("page"));
        return pages;
    }

    @Test
    void everyPageIsForEverybody() {
        hospital.says(hospital.transferOfNobody(hospital.someone("Rook", "Bede", "19610404"), "5", 0));
        Map<String, String> pages = pages();
        for (int width : new int[] {TELEPHONE, DESK}) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.show(width, dark);
                pages.forEach((name, path) -> {
                    String page = "%s, %d pixels, %s".formatted(name, width, dark ? "dark" : "light");
                    operator.opens(path);
                    browser.keep("%s-%d-%s".formatted(name, width, dark ? "dark" : "light"));
                    look.holds(page);
                    if (!dark) {
                        look.isReachedByKeyboard(page);
                    }
                });
            }
        }
    }

    @Test
    void theWayInAndWhatIsRefusedAreForEverybody() {
        for (int width : new int[] {TELEPHONE, DESK}) {
            browser.show(width, width == DESK);
            operator.opens("/console/message/nobody");
            assertThat(browser.complaints()).singleElement().asString().contains("404");
            look.holds("refused");
            browser.keep("refused-" + width);
            operator.opens("/console/");
            operator.presses("Log out");
            operator.sees("Log in");
            operator.opens("/console/feed");
            assertThat(operator.path()).isEqualTo("/console/login");
            look.holds("login");
            look.isReachedByKeyboard("login");
            browser.keep("login-" + width);
            assertThat(look.bytes()).isLessThan(FIRST_PAGE_BYTES);
            operator.logsIn(token);
            assertThat(look.bytes()).isLessThan(FIRST_PAGE_BYTES);
        }
    }
}

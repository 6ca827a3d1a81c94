package health.polaris.integration.console;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Somebody in front of the browser, who goes by what is written there. */
record Operator(Chromium browser, String address) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ChromeDriver driver() {
        return browser.driver();
    }

    void opens(String path) {
        driver().get(address + path);
    }

    /** As it is done without a mouse: the button is come to from the field, and pressed. */
    void logsIn(String token) {
        opens("/console/login");
        WebElement field = driver().findElement(By.id("token"));
        field.sendKeys(token);
        field.sendKeys(Keys.TAB);
        driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        sees("Messages");
    }

    /** @param label as it stands at the field */
    void fills(String label, String value) {
        fills(driver(), label, value);
    }

    void fills(SearchContext where, String label, String value) {
        WebElement named = where.findElement(By.xpath(".//label[starts-with(normalize-space(), '" + label + "')]"));
        String id = named.getDomAttribute("for");
        WebElement field = id == null
                ? named.findElement(By.cssSelector("input, textarea, select"))
                : driver().findElement(By.id(id));
        if (!field.getTagName().equals("select")) {
            field.clear();
        }
        field.sendKeys(value);
    }

    void presses(String button) {
        presses(driver(), button);
    }

    /** By the keyboard: what a mouse would hit may lie beyond the screen. */
    void presses(SearchContext where, String button) {
        where.findElement(By.xpath(".//button[normalize-space() = '" + button + "']"))
                .sendKeys(Keys.ENTER);
    }

    void follows(String link) {
        driver().findElement(By.xpath("//main//a[contains(normalize-space(), '" + link + "')]"))
                .sendKeys(Keys.ENTER);
    }

    /** A card of the page, by what is written in it. */
    WebElement card(String words) {
        return driver().findElement(By.xpath("//article[contains(., '" + words + "')]"));
    }

    boolean hasCard(String words) {
        return !driver().findElements(By.xpath("//article[contains(., '" + words + "')]"))
                .isEmpty();
    }

    List<WebElement> all(String css) {
        return driver().findElements(By.cssSelector(css));
    }

    /** Waits until it stands on the page. */
    void sees(String words) {
        Awaitility.await("'" + words + "' on the page")
                .atMost(PATIENCE)
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> text().contains(words));
    }

    /** Opens the page again until it is there, as somebody does who waits for something. */
    void seesInTheEnd(String path, String words) {
        Awaitility.await("'" + words + "' on " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    opens(path);
                    return text().contains(words);
                });
    }

    /** As it is read, hidden words left out. */
    String text() {
        return driver().findElement(By.tagName("body")).getText();
    }

    String path() {
        return String.valueOf(driver().getCurrentUrl()).replace(address, "");
    }
}

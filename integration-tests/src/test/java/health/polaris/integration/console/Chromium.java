package health.polaris.integration.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The browser of this machine, without a window. Browser and driver are found on the {@code PATH} and nowhere else: Selenium
 * would load those that it misses from the network.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String DRIVER = "chromedriver";
    private static final int HEIGHT = 900;

    /** What pages have, once they are there. */
    private static final Path SCREENSHOTS = Path.of("target", "console");

    /** It looks for helpers of this very version of Chromium, which are not needed: and says so at each start. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What of it this machine does not have, in words; empty: nothing. */
    static Optional<String> missing() {
        return Stream.of(browser().isPresent() ? "" : "chromium", onPath(DRIVER).isPresent() ? "" : DRIVER)
                .filter(name -> !name.isEmpty())
                .reduce((one, other) -> one + " and " + other);
    }

    static Chromium started() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow().toFile());
        // As root, as which CI runs, it starts without its sandbox alone; it sees nothing but our own pages.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new Chromium(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath(DRIVER).orElseThrow().toFile())
                        .withLogFile(folder().resolve("chromedriver.log").toFile())
                        .build(),
                options));
    }

    private static Optional<Path> browser() {
        return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path folder() {
        try {
            return Files.createDirectories(SCREENSHOTS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    /** As a telephone or a desk has it, by day or by night. */
    void show(int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** The whole page, as high as it is. */
    void keep(String name) {
        Object png = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        try {
            Files.write(folder().resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(png)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the browser has complained of since it was asked last: what the policy blocked, what was not there, scripts. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

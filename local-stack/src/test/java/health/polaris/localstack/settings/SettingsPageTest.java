package health.polaris.localstack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each variable is bound once, to a property of a class that says what it means; the page says what the classes say. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("../docs/settings.md");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)");

    /** What a number or a switch is when its class leaves the default to the settings file. */
    private static final Set<String> LEFT_TO_THE_FILE = Set.of("", "0", "0s", "false");

    private final BoundProperties bound;
    private final SettingsPage page;

    SettingsPageTest() throws IOException {
        this.bound = BoundProperties.read();
        this.page = new SettingsPage(bound);
    }

    @Test
    void thePageSaysWhatTheClassesSay() throws IOException {
        if (System.getProperty("settings.page", "").equals("write")) {
            Files.writeString(PAGE, page.text());
        }

        assertThat(page.text())
                .as("docs/settings.md and the classes differ; write it anew: %s", SettingsPage.COMMAND)
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void eachVariableHasAMeaning() {
        assertThat(settings()).hasSizeGreaterThan(100);
        assertThat(settings().filter(setting -> page.meaning(setting).isEmpty() && !namesItself(setting)))
                .as("say what it means: @param of the record that it is bound to")
                .isEmpty();
    }

    /** {@code DATABASE_PORT} needs no words, but the comment of its class names it. */
    private boolean namesItself(Setting setting) {
        return bound.description(setting.property()).startsWith("{@code " + setting.variable() + "}");
    }

    @Test
    void commentsNameTheVariableThatIsBound() {
        Pattern named = Pattern.compile("^\\{@code ([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)}");
        assertThat(settings().filter(setting -> {
                    Matcher name = named.matcher(bound.description(setting.property()));
                    return name.find() && !name.group(1).equals(setting.variable());
                }))
                .isEmpty();
    }

    /** What the framework has is told by ours ({@code spring.datasource.username: ${polaris.database.user}}). */
    @Test
    void variablesAreBoundToOurOwnPropertiesAlone() {
        assertThat(files().flatMap(file -> file.properties().entrySet().stream())
                        .filter(entry -> VARIABLE.matcher(entry.getValue()).find())
                        .filter(entry -> !entry.getKey().startsWith("polaris.")))
                .isEmpty();
    }

    @Test
    void eachVariableIsBoundOnceInAService() {
        Stream.of(
                        SettingsFile.CONNECTOR,
                        SettingsFile.ENCOUNTERS,
                        SettingsFile.USERS,
                        SettingsFile.MESSAGES,
                        SettingsFile.TELEMETRY)
                .forEach(service -> assertThat(Stream.of(SettingsFile.ALL, SettingsFile.BROKER, service)
                                .flatMap(file -> file.settings().stream())
                                .map(Setting::variable))
                        .as(service.heading())
                        .doesNotHaveDuplicates());
    }

    @Test
    void filesAndClassesHaveTheSameDefaults() {
        assertThat(settings()
                        .filter(setting -> !LEFT_TO_THE_FILE.contains(bound.defaultValue(setting.property())))
                        .filter(setting -> setting.plainDefault()
                                .filter(text -> !text.equals(bound.defaultValue(setting.property())))
                                .isPresent()))
                .isEmpty();
    }

    private static Stream<Setting> settings() {
        return files().flatMap(file -> file.settings().stream());
    }

    private static Stream<SettingsFile> files() {
        return Arrays.stream(SettingsFile.values());
    }
}

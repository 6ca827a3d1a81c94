package health.polaris.localstack.settings;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/settings.md}, written from the settings files and what the classes say. */
record SettingsPage(BoundProperties bound) {

    static final String COMMAND = "./mvnw -pl local-stack test -Dtest=SettingsPageTest -Dsettings.page=write";

    private static final String INTRODUCTION = """
            # Settings

            <!-- Written by SettingsPageTest from the classes that the settings are bound to. Change those, build, and run
            %s -->

            Environment variables. A required one that is missing stops the start with its name; with
            `ENVIRONMENT=DEVELOPMENT` it is logged, and a missing `HS_KEY` is a random one. A value that its class refuses stops
            the start too. Names are those of the platform. Times are `500ms`, `30s`, `5m`, `24h` or `400d`, sizes `64KB` or `2MB`,
            unless the row says otherwise.
            """;

    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");

    /** {@code `DATABASE_PORT`, of PostgreSQL}: the row says the name already. */
    private static final Pattern OWN_NAME = Pattern.compile("^`[A-Z][A-Z0-9_]+`[,:.]?\\s*");

    String text() {
        return INTRODUCTION.formatted(COMMAND)
                + Arrays.stream(SettingsFile.values())
                        .filter(file -> !file.settings().isEmpty())
                        .map(this::section)
                        .collect(Collectors.joining());
    }

    private String section(SettingsFile file) {
        return file.settings().stream()
                .map(this::row)
                .collect(Collectors.joining(
                        "\n",
                        "\n## %s\n\n| variable | when it is not set | meaning |\n|---|---|---|\n"
                                .formatted(file.heading()),
                        "\n"));
    }

    private String row(Setting setting) {
        return "| `%s` | %s | %s |".formatted(setting.variable(), setting.shownDefault(), meaning(setting));
    }

    /** What the class says, in Markdown. */
    String meaning(Setting setting) {
        String described = CODE.matcher(bound.description(setting.property()))
                .replaceAll("`$1`")
                .replace("|", "\\|");
        return OWN_NAME.matcher(described).replaceFirst("").strip();
    }
}

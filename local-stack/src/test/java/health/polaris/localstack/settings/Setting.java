package health.polaris.localstack.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One environment variable, as a settings file binds it: {@code port: ${DATABASE_PORT:5432}}.
 *
 * @param variable {@code DATABASE_PORT}
 * @param property {@code polaris.database.port}
 * @param otherwise what holds when it is not set; null: it is required
 * @param unit what the file puts behind the value, for the most part nothing
 */
record Setting(String variable, String property, @Nullable String otherwise, String unit) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::(.*))?}([a-z]*)");
    private static final Pattern ANOTHER = Pattern.compile("\\$\\{([A-Za-z0-9_.]+)(?::([^}]*))?}");

    /** Empty when the value is no variable's. */
    static Optional<Setting> of(String property, Object value) {
        return Optional.of(PLACEHOLDER.matcher(String.valueOf(value)))
                .filter(Matcher::matches)
                .map(found -> new Setting(found.group(1), property, found.group(2), found.group(3)));
    }

    /** For a cell of the table: {@code `5432`}, or that of another variable. */
    String shownDefault() {
        if (otherwise == null) {
            return "**required**";
        }
        if (otherwise.isEmpty()) {
            return "empty";
        }
        return ANOTHER.matcher(otherwise)
                .results()
                .findFirst()
                .map(other -> "that of `%s`%s".formatted(other.group(1), alternative(other.group(2))))
                .orElse("`" + otherwise + "`");
    }

    private static String alternative(@Nullable String last) {
        return last == null ? "" : ", `" + last + "`";
    }

    /** As the class would say it: {@code 30s}; empty when the file names another variable, or nothing. */
    Optional<String> plainDefault() {
        return Optional.ofNullable(otherwise)
                .filter(text -> !text.isEmpty() && !text.contains("${"))
                .map(text -> text + unit);
    }
}

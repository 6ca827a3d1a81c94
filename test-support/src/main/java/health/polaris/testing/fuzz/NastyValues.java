package health.polaris.testing.fuzz;

import java.util.List;
import java.util.Random;

/** Values that have been trouble somewhere, as JSON and as text. */
final class NastyValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "2147483648",
            "\u0000",
            "\u00e9\u0301\u202e",
            "\ud83d\ude00",
            "'; select 1; --",
            "%",
            "_",
            "\\",
            "../../etc",
            "${jndi:x}",
            "2024-02-30",
            "2024-02-29T24:00:00",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00",
            "00000000-0000-0000-0000-000000000000",
            "MjAyNi0wMS0wMVQwMDowMDowMFogeA",
            "MTk3MC0wMS0wMVQwMDowMDowMFogAA",
            "AAAAAAAAAAA",
            "__________8",
            "x".repeat(37),
            "x".repeat(5_000));

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "1E-999999999",
            "9223372036854775808",
            "[]",
            "[null]",
            "{}",
            "{\"\":null}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[[[[[[[[]]]]]]]]",
            "[".repeat(1_500) + "]".repeat(1_500));

    private NastyValues() {}

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** One value; a text as often as anything else. */
    static String json(Random random) {
        return random.nextBoolean() ? quoted(text(random)) : JSON.get(random.nextInt(JSON.size()));
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(character -> quoted.append(
                        character < 0x20 || character == '"' || character == '\\' || character > 0x7e
                                ? "\\u%04x".formatted(character)
                                : Character.toString(character)));
        return quoted.append('"').toString();
    }
}

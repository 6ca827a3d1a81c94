package health.polaris.connector.profile.value;

import health.polaris.connector.hl7.adt.AdtTrigger;
import health.polaris.connector.hl7.charset.KnownCharsets;
import health.polaris.connector.hl7.message.FieldPath;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of values that keys of a profile have; each says why it cannot be read. */
public final class Value {

    private static final int LONGEST = 200;
    private static final int MOST_ELEMENTS = 100;
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,4})d");
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})([dhm])");
    private static final List<String> SEXES = List.of("M", "F", "I", "U");

    private Value() {}

    public static Object present(@Nullable Object value) {
        if (value == null) {
            throw new WrongValueException("has no value");
        }
        return value;
    }

    /** YAML reads {@code NO} as false and {@code 2.10} as a number: these need quotes. */
    public static String text(@Nullable Object value) {
        if (!(present(value) instanceof String text)) {
            throw new WrongValueException("must be a text; write \"" + value + "\" in quotes");
        }
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new WrongValueException("must be one line of at most " + LONGEST + " characters");
        }
        return text;
    }

    public static String filled(@Nullable Object value) {
        String text = text(value);
        if (text.isBlank()) {
            throw new WrongValueException("must not be empty");
        }
        return text;
    }

    /** A name that is looked for in bytes whose character set is not known. */
    public static String ascii(Object value) {
        String text = filled(value);
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new WrongValueException("can have characters of ASCII only, not " + quoted(text));
        }
        return text;
    }

    public static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new WrongValueException("must be true or false, not " + quoted(value));
    }

    public static List<?> list(Object value) {
        if (!(value instanceof List<?> list)) {
            throw new WrongValueException("must be a list, [" + value + "]");
        }
        if (list.size() > MOST_ELEMENTS) {
            throw new WrongValueException("has more than " + MOST_ELEMENTS + " elements");
        }
        return list;
    }

    public static Set<String> texts(Object value) {
        return list(value).stream().map(Value::text).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public static Set<String> filledTexts(Object value) {
        return list(value).stream().map(Value::filled).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public static <E extends Enum<E>> E choice(Class<E> type, Object value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> written(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> new WrongValueException("must be "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Value::written)
                                .collect(Collectors.joining(" or "))
                        + ", not " + quoted(value)));
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static AdtTrigger trigger(@Nullable Object value) {
        String text = text(value);
        return AdtTrigger.of(text)
                .orElseThrow(() -> new WrongValueException(
                        quoted(text) + " cannot be interpreted; there are " + Arrays.toString(AdtTrigger.values())));
    }

    public static FieldPath path(@Nullable Object value) {
        String text = text(value);
        return FieldPath.parse(text)
                .orElseThrow(() ->
                        new WrongValueException(quoted(text) + " is no place in a message such as PV1-19 or PV1-19.1"));
    }

    public static ZoneId zone(Object value) {
        String text = text(value);
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new WrongValueException("no such zone " + quoted(text));
        }
        return ZoneId.of(text);
    }

    /** By the names of MSH-18 too; only sets in which the separators of HL7 are where ASCII has them. */
    public static Charset charset(Object value) {
        String text = text(value);
        return KnownCharsets.named(text)
                .filter(KnownCharsets::isLikeAscii)
                .orElseThrow(() -> new WrongValueException(
                        "no such character set, or none that ASCII is a part of: " + quoted(text)));
    }

    /** {@code 36h}, {@code 90m} or {@code 2d}. */
    public static Duration duration(Object value) {
        String text = text(value);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new WrongValueException("must be a time such as 24h, 90m or 2d, not " + quoted(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** {@code {I: INPATIENT}}: texts by texts. */
    public static Map<String, String> mapping(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new WrongValueException("must say what each code means, {I: INPATIENT}");
        }
        Map<String, String> read = new LinkedHashMap<>();
        map.forEach((code, meaning) ->
                read.put(filled(code).strip(), filled(meaning).strip()));
        return read;
    }

    /** {@code {W: F}}: what HL7 table 0001 has for each code. */
    public static Map<String, String> sexes(Object value) {
        Map<String, String> read = mapping(value);
        read.values().stream()
                .filter(meaning -> !SEXES.contains(meaning))
                .findFirst()
                .ifPresent(meaning -> {
                    throw new WrongValueException(quoted(meaning) + " is no sex; there are " + SEXES);
                });
        return read;
    }

    /** {@code 730d}; null for {@code forever}. */
    public static @Nullable Duration days(Object value) {
        String text = text(value);
        if (text.equals("forever")) {
            return null;
        }
        Matcher matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw new WrongValueException("must be a number of days such as 730d, or forever, not " + quoted(text));
        }
        return Duration.ofDays(Long.parseLong(matcher.group(1)));
    }

    public static String quoted(@Nullable Object value) {
        return "\"" + value + "\"";
    }
}

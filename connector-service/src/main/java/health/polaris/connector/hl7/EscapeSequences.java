package health.polaris.connector.hl7;

import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HL7 v2 chapter 2.7: {@code \F\} and its like. HAPI's escaping leaves what looks like a sequence alone, separators
 * inside it included, and so cannot be trusted with text of the sender that goes into an acknowledgement.
 */
public final class EscapeSequences {

    private static final Pattern FORMATTING = Pattern.compile("(\\.[a-z]{2})(\\d{1,2})?");
    private static final Map<String, String> FORMATTED = Map.of(
            ".br", "\r", ".sp", "\r", ".ce", "\r", ".in", "    ", ".ti", "    ", ".sk", " ", ".fi", "", ".nf", "");
    /** A larger number in {@code \.spN\} is no layout of a name or an identifier but an attempt on our memory. */
    private static final int MOST_REPEATS = 40;

    private EscapeSequences() {}

    /** Unknown and unterminated sequences stay as they are, so that no text of the sender gets lost. */
    static String unescape(String text, Separators separators) {
        char mark = separators.escape();
        int open = text.indexOf(mark);
        if (open < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (open >= 0) {
            int close = text.indexOf(mark, open + 1);
            if (close < 0) {
                break;
            }
            String meant = meaning(text.substring(open + 1, close), separators);
            plain.append(text, done, open).append(meant == null ? text.substring(open, close + 1) : meant);
            done = close + 1;
            open = text.indexOf(mark, done);
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static @Nullable String meaning(String sequence, Separators separators) {
        return switch (sequence) {
            case "F" -> String.valueOf(separators.field());
            case "S" -> String.valueOf(separators.component());
            case "T" -> String.valueOf(separators.subcomponent());
            case "R" -> String.valueOf(separators.repetition());
            case "E" -> String.valueOf(separators.escape());
            case "H", "N" -> "";
            default -> sequence.startsWith("X") ? characters(sequence) : formatting(sequence);
        };
    }

    /** {@code X0D0A}: one character per pair of digits. NUL is none that a database could keep. */
    private static @Nullable String characters(String sequence) {
        String digits = sequence.substring(1);
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        StringBuilder characters = new StringBuilder(digits.length() / 2);
        for (byte code : HexFormat.of().parseHex(digits)) {
            characters.append((char) Byte.toUnsignedInt(code));
        }
        return characters.indexOf("\0") < 0 ? characters.toString() : null;
    }

    /** {@code .br} or, repeated, {@code .sp3}. */
    private static @Nullable String formatting(String sequence) {
        Matcher matcher = FORMATTING.matcher(sequence);
        if (!matcher.matches() || !FORMATTED.containsKey(matcher.group(1))) {
            return null;
        }
        int repeats = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return repeats > MOST_REPEATS ? null : FORMATTED.get(matcher.group(1)).repeat(repeats);
    }

    /** Text that can stand in any component of a message with the usual separators; null is empty. */
    public static String escape(@Nullable String text) {
        return text == null ? "" : escape(text, Separators.USUAL);
    }

    /** Text that can stand in any field: no separator of the message and no line end is left in it. */
    static String escape(String text, Separators separators) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.replace("\r\n", "\r").chars().forEach(character -> escaped.append(escape((char) character, separators)));
        return escaped.toString();
    }

    private static String escape(char character, Separators separators) {
        String name = sequenceFor(character, separators);
        return name == null ? String.valueOf(character) : separators.escape() + name + separators.escape();
    }

    private static @Nullable String sequenceFor(char character, Separators separators) {
        if (character == separators.escape()) {
            return "E";
        }
        if (character == separators.field()) {
            return "F";
        }
        if (character == separators.component()) {
            return "S";
        }
        if (character == separators.repetition()) {
            return "R";
        }
        if (character == separators.subcomponent()) {
            return "T";
        }
        return character == '\r' || character == '\n' ? ".br" : null;
    }
}

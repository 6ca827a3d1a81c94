package health.polaris.connector.hl7.escape;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HL7 v2 chapter 2.7: {@code \F\} and its like, for HAPI to read and write with. HAPI's own reading makes the letter P of
 * {@code \P\} and leaves {@code \X0D\} and {@code \.br\} alone; its own writing leaves alone what looks like a sequence,
 * separators inside it included, and so cannot be trusted with text of the sender that goes into an acknowledgement.
 */
public final class EscapeSequences {

    private static final Pattern FORMATTING = Pattern.compile("(\\.[a-z]{2}) ?([+-]?\\d{1,2})?");
    private static final Map<String, String> FORMATTED = Map.of(
            ".br", "\r", ".sp", "\r", ".ce", "\r", ".in", "    ", ".ti", "    ", ".sk", " ", ".fi", "", ".nf", "");
    private static final Set<String> INDENTS = Set.of(".in", ".ti");
    /** A larger number in {@code \.spN\} is no layout of a name or an identifier but an attempt on our memory. */
    private static final int MOST_REPEATS = 40;

    private static final List<Charset> UTF_8 = List.of(StandardCharsets.UTF_8);

    private static final char VERBATIM = '\0';

    private EscapeSequences() {}

    /** What HAPI calls for every value that it reads or writes. */
    public static Escaping escaping(LineEndEscape lineEnds) {
        return escaping(lineEnds, UTF_8);
    }

    /** For the fields of a message. @param charsets in one of which {@code \XC3A9\} is, the likeliest first */
    public static Escaping escaping(List<Charset> charsets) {
        return escaping(LineEndEscape.X0D, charsets);
    }

    private static Escaping escaping(LineEndEscape lineEnds, List<Charset> charsets) {
        return new Escaping() {
            @Override
            public String escape(String text, EncodingCharacters separators) {
                return isVerbatim(text) ? text : EscapeSequences.escape(text, separators, lineEnds);
            }

            @Override
            public String unescape(String text, EncodingCharacters separators) {
                return isVerbatim(text) ? text : EscapeSequences.unescape(text, separators, charsets);
            }
        };
    }

    /**
     * A value that HAPI's encoder shall write as it is, although it holds separators, and also when they stand at its end,
     * where the encoder cuts them off. It ends with NUL, which no message has, until {@link #withoutMarks}.
     */
    public static String verbatim(String text) {
        return text + VERBATIM;
    }

    private static boolean isVerbatim(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == VERBATIM;
    }

    /** What HAPI encoded, with the values that it should write as they are. */
    public static String withoutMarks(String encoded) {
        return encoded.replace(String.valueOf(VERBATIM), "");
    }

    /** Unknown and unterminated sequences stay as they are, so that no text of the sender gets lost. */
    public static String unescape(String text, EncodingCharacters separators, List<Charset> charsets) {
        if (text.indexOf(separators.getEscapeCharacter()) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        unescape(text, separators, charsets, plain::append);
        return plain.toString();
    }

    /** How long a text gets when its sequences are resolved, without making it. */
    public static long unescapedLength(String text, EncodingCharacters separators) {
        long[] length = new long[1];
        unescape(text, separators, UTF_8, part -> length[0] += part.length());
        return length[0];
    }

    private static void unescape(
            String text, EncodingCharacters separators, List<Charset> charsets, Consumer<String> plain) {
        char mark = separators.getEscapeCharacter();
        ByteSequences bytes = new ByteSequences(mark, charsets);
        int done = 0;
        int open = text.indexOf(mark);
        int close = open < 0 ? -1 : text.indexOf(mark, open + 1);
        while (close >= 0) {
            int endOfBytes = bytes.end(text, open, close);
            int end = Math.max(close, endOfBytes);
            String sequence = text.substring(open, end + 1);
            plain.accept(text.substring(done, open));
            plain.accept(endOfBytes < 0 ? meaning(sequence, separators) : bytes.read(sequence));
            done = end + 1;
            open = text.indexOf(mark, done);
            close = open < 0 ? -1 : text.indexOf(mark, open + 1);
        }
        plain.accept(text.substring(done));
    }

    /** @param sequence with its marks, as which it stays when it is unknown */
    private static String meaning(String sequence, EncodingCharacters separators) {
        String command = sequence.substring(1, sequence.length() - 1);
        return switch (command) {
            case "F" -> String.valueOf(separators.getFieldSeparator());
            case "S" -> String.valueOf(separators.getComponentSeparator());
            case "T" -> String.valueOf(separators.getSubcomponentSeparator());
            case "R" -> String.valueOf(separators.getRepetitionSeparator());
            case "E" -> String.valueOf(separators.getEscapeCharacter());
            case "H", "N" -> "";
            default -> Objects.requireNonNullElse(formatting(command), sequence);
        };
    }

    /**
     * {@code .br}, {@code .sp3} or {@code .in+4}: a number repeats the command, and is how many blanks an indent has. With
     * a minus nothing is left of it.
     */
    private static @Nullable String formatting(String sequence) {
        Matcher matcher = FORMATTING.matcher(sequence);
        if (!matcher.matches() || !FORMATTED.containsKey(matcher.group(1))) {
            return null;
        }
        String command = matcher.group(1);
        String number = matcher.group(2);
        if (number == null) {
            return FORMATTED.get(command);
        }
        int repeats = Math.max(0, Integer.parseInt(number));
        String one = INDENTS.contains(command) ? " " : FORMATTED.getOrDefault(command, "");
        return repeats > MOST_REPEATS ? null : one.repeat(repeats);
    }

    /** Text that can stand in any component of a message with the usual separators; null is empty. */
    public static String escape(@Nullable String text) {
        return escape(text, LineEndEscape.X0D);
    }

    /** The same with another way to write line ends. */
    public static String escape(@Nullable String text, LineEndEscape lineEnds) {
        return text == null ? "" : escape(text, EncodingCharacters.defaultInstance(), lineEnds);
    }

    /** Text that can stand in any field: no separator of the message and no line end is left in it. */
    public static String escape(String text, EncodingCharacters separators) {
        return escape(text, separators, LineEndEscape.X0D);
    }

    private static String escape(String text, EncodingCharacters separators, LineEndEscape lineEnds) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.replace("\r\n", "\r")
                .chars()
                .forEach(character -> escaped.append(escape((char) character, separators, lineEnds)));
        return escaped.toString();
    }

    private static String escape(char character, EncodingCharacters separators, LineEndEscape lineEnds) {
        if (character == '\r' || character == '\n') {
            return lineEnds.written(separators.getEscapeCharacter());
        }
        String name = sequenceFor(character, separators);
        return name == null
                ? String.valueOf(character)
                : separators.getEscapeCharacter() + name + separators.getEscapeCharacter();
    }

    private static @Nullable String sequenceFor(char character, EncodingCharacters separators) {
        if (character == separators.getEscapeCharacter()) {
            return "E";
        }
        if (character == separators.getFieldSeparator()) {
            return "F";
        }
        if (character == separators.getComponentSeparator()) {
            return "S";
        }
        if (character == separators.getRepetitionSeparator()) {
            return "R";
        }
        if (character == separators.getSubcomponentSeparator()) {
            return "T";
        }
        return null;
    }
}

package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import health.polaris.connector.hl7.charset.ByteOrderMark;
import health.polaris.connector.hl7.charset.KnownCharsets;
import health.polaris.connector.hl7.escape.EscapeSequences;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The raw look: one line of a message, or of the envelope of a batch, as the sender wrote it. HAPI parses messages
 * ({@link Hl7Message}); this class is for what its model loses or comes too late for. A component that was not written
 * ({@code A}) and an empty one ({@code A^}) are the same to HAPI but not to our clients. What an acknowledgement echoes
 * (separators, fields of MSH) must come back as it was, trailing separators included. And who sent a message in which
 * character set has to be known before there is a text to parse.
 *
 * @param separators as MSH-1 and MSH-2 declare them
 */
public record RawSegment(String line, EncodingCharacters separators) {

    /** Two quote marks: HL7's null. */
    public static final String HL7_NULL = "\"\"";

    /** The segments that declare separators: their first field is the separator itself. */
    private static final Set<String> HEADERS = Set.of("MSH", "BHS", "FHS");

    private static final String USUAL = "^~\\&";
    private static final int NAME_LENGTH = 3;
    private static final int CHARACTER_SETS = 18;
    private static final byte ESCAPE = 0x1B;
    private static final List<Charset> UTF_8 = List.of(StandardCharsets.UTF_8);
    private static final int SHORTEST_HEADER = "MSH|^".length();

    /** A line with the separators it shows, {@code MSH|^~\&|…} or {@code BTS|2}; one too short for any gets the usual ones. */
    public static RawSegment of(String line) {
        if (line.length() < SHORTEST_HEADER) {
            return new RawSegment(line, separators('|', ""));
        }
        char field = line.charAt(NAME_LENGTH);
        String declared = isHeader(line) ? part(line, field, 1) : null;
        return new RawSegment(line, separators(field, declared == null ? "" : declared));
    }

    /**
     * The MSH segment of bytes whose character set is not known yet: those that come into question have the characters of
     * ASCII at the same place, but some have them inside of other letters too. Empty when the bytes do not begin with one.
     */
    public static Optional<RawSegment> headerOf(byte[] message) {
        return Utf16.of(message)
                .map(charset -> MessageText.of(ByteOrderMark.removed(new String(message, charset)))
                        .map(MessageText::header))
                .orElseGet(() -> headerOfAsciiLike(firstLine(message)));
    }

    private static byte[] firstLine(byte[] message) {
        int start = 0;
        while (start < message.length && lengthOfNothing(message, start) > 0) {
            start += lengthOfNothing(message, start);
        }
        int end = start;
        while (end < message.length && message[end] != '\r') {
            end++;
        }
        return Arrays.copyOfRange(message, start, Math.min(end + 1, message.length));
    }

    private static int lengthOfNothing(byte[] message, int start) {
        return message[start] >= 0 && message[start] <= ' ' ? 1 : ByteOrderMark.lengthAt(message, start);
    }

    /** A set that has separators inside of letters is the right one when the line that is read by it names it. */
    private static Optional<RawSegment> headerOfAsciiLike(byte[] line) {
        return KnownCharsets.WITH_SEPARATORS_INSIDE.stream()
                .filter(_ -> hasOthersThanAscii(line))
                .flatMap(
                        charset -> KnownCharsets.decode(line, charset)
                                .flatMap(MessageText::headerIn)
                                .filter(header -> header.names(charset))
                                .stream())
                .findFirst()
                .or(() -> MessageText.headerIn(new String(line, StandardCharsets.ISO_8859_1)));
    }

    private static boolean hasOthersThanAscii(byte[] line) {
        for (byte each : line) {
            if (each < 0 || each == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    private boolean names(Charset charset) {
        return characterSets().stream()
                .anyMatch(name ->
                        KnownCharsets.named(name).filter(charset::equals).isPresent());
    }

    /** What the repetitions of MSH-18 say, each in its first component. */
    public List<String> characterSets() {
        return Arrays.stream(parts(field(CHARACTER_SETS), separators.getRepetitionSeparator()))
                .map(name -> Blanks.around(parts(name, separators.getComponentSeparator())[0]))
                .filter(name -> !name.isEmpty() && !name.equals(HL7_NULL))
                .toList();
    }

    private static String[] parts(String text, char separator) {
        return text.split(Pattern.quote(String.valueOf(separator)), -1);
    }

    /** {@code MSH} that says nothing but MSH-3 and MSH-4. */
    public static RawSegment header(String application, String facility) {
        return of("MSH|" + USUAL + "|" + EscapeSequences.escape(application) + "|" + EscapeSequences.escape(facility));
    }

    /**
     * Missing characters of MSH-2 take their usual values, further ones (v2.7: {@code #}) are ignored. Some feeds
     * double the escape character, {@code ^~\\&}: a sub-component separator equal to it is repaired to the usual one.
     */
    private static EncodingCharacters separators(char field, String msh2) {
        char escape = at(msh2, 2);
        char subcomponent = at(msh2, 3);
        return new EncodingCharacters(
                field, at(msh2, 0), at(msh2, 1), escape, subcomponent == escape ? USUAL.charAt(3) : subcomponent);
    }

    private static char at(String msh2, int index) {
        return index < msh2.length() ? msh2.charAt(index) : USUAL.charAt(index);
    }

    private static boolean isHeader(String line) {
        return line.length() >= NAME_LENGTH && HEADERS.contains(line.substring(0, NAME_LENGTH));
    }

    /** The four separators as the second field of a header declares them. */
    public String declared() {
        return separators.toString().substring(0, USUAL.length());
    }

    public String name() {
        return line.substring(0, NAME_LENGTH);
    }

    /** The field of that number, all of it; a missing one is empty. MSH-1 is the separator itself, so MSH counts from MSH-2. */
    public String field(int number) {
        String field = part(line, separators.getFieldSeparator(), index(number));
        return field == null ? "" : field;
    }

    /** The unescaped first sub-component of a component, without blanks around; null when it is {@code ""}, empty or not written. */
    public @Nullable String component(int field, int number) {
        String component = part(firstRepetition(field(field)), separators.getComponentSeparator(), number - 1);
        String value = component == null ? null : part(component, separators.getSubcomponentSeparator(), 0);
        String stripped = value == null ? "" : Blanks.around(value);
        return stripped.isEmpty() || stripped.equals(HL7_NULL)
                ? null
                : EscapeSequences.unescape(stripped, separators, UTF_8);
    }

    /** The first component of a field when it says something, null when it is empty or {@code ""}. */
    public @Nullable String value(int field) {
        return component(field, 1);
    }

    /** What a field can be known by: its first component, and the field as received. */
    public Set<String> names(int field) {
        String raw = field(field);
        String first = value(field);
        return first == null || first.equals(raw) ? Set.of(raw) : Set.of(raw, first);
    }

    String firstRepetition(String field) {
        return String.valueOf(part(field, separators.getRepetitionSeparator(), 0));
    }

    /** What stands at a place of this segment; empty when nothing does. */
    String at(FieldPath place) {
        String field = field(place.field());
        String component = place.component() == 0
                ? field
                : part(firstRepetition(field), separators.getComponentSeparator(), place.component() - 1);
        return component == null ? "" : component;
    }

    /** The segment with another text at that place; of a field, only the first repetition has components. */
    RawSegment with(FieldPath place, String value) {
        String field = place.component() == 0 ? value : withComponent(field(place.field()), place.component(), value);
        return new RawSegment(replaced(line, separators.getFieldSeparator(), index(place.field()), field), separators);
    }

    /** The segment with nothing at that place, in any repetition; the same when it does not reach so far. */
    RawSegment blank(FieldPath place) {
        String field = field(place.field());
        if (field.isEmpty() || place.component() == 0) {
            return field.isEmpty() ? this : with(place, "");
        }
        char repetition = separators.getRepetitionSeparator();
        char component = separators.getComponentSeparator();
        StringBuilder blanked = new StringBuilder(field.length());
        int start = 0;
        while (start <= field.length()) {
            int found = field.indexOf(repetition, start);
            int end = found < 0 ? field.length() : found;
            String part = field.substring(start, end);
            boolean reaches = start(part, component, place.component() - 1) >= 0;
            blanked.append(reaches ? replaced(part, component, place.component() - 1, "") : part);
            blanked.append(end < field.length() ? String.valueOf(repetition) : "");
            start = end + 1;
        }
        return with(FieldPath.of(place.segment(), place.field()), blanked.toString());
    }

    private String withComponent(String field, int component, String value) {
        String first = firstRepetition(field);
        return replaced(first, separators.getComponentSeparator(), component - 1, value)
                + field.substring(first.length());
    }

    private int index(int number) {
        return isHeader(line) ? number - 1 : number;
    }

    /** The part at an index counted from 0, null when the text has fewer. */
    static @Nullable String part(String text, char separator, int index) {
        int start = start(text, separator, index);
        if (start < 0) {
            return null;
        }
        int end = text.indexOf(separator, start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** The first so many parts with the separators between them. */
    static String beginning(String text, char separator, int parts) {
        int end = start(text, separator, parts);
        return end < 0 ? text : text.substring(0, end - 1);
    }

    private static int start(String text, char separator, int index) {
        int start = 0;
        for (int passed = 0; passed < index; passed++) {
            int next = text.indexOf(separator, start);
            if (next < 0) {
                return -1;
            }
            start = next + 1;
        }
        return start;
    }

    /** The text with another part at that index, lengthened when it has fewer. */
    private static String replaced(String text, char separator, int index, String value) {
        int start = start(text, separator, index);
        if (start < 0) {
            int there = (int)
                    text.chars().filter(character -> character == separator).count();
            return text + String.valueOf(separator).repeat(index - there) + value;
        }
        int end = text.indexOf(separator, start);
        return text.substring(0, start) + value + (end < 0 ? "" : text.substring(end));
    }
}

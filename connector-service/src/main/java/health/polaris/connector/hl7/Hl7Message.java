package health.polaris.connector.hl7;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as text with its separators. Segments and fields are cut out when they are asked for: the reading rules
 * tell {@code A}, {@code A^} and {@code A^""} apart, which HAPI's object model does not keep, and a message of
 * millions of segments or repetitions then costs no more memory than its text. Any version, any Z segment, any order.
 */
public final class Hl7Message {

    private static final String HEADER = "MSH";
    private static final int SHORTEST = "MSH|^".length();

    private final String text;
    private final Separators separators;

    private Hl7Message(String text) {
        this.text = text;
        char field = text.charAt(HEADER.length());
        String header = Separators.part(text, '\r', 0);
        String msh2 = header == null ? null : Separators.part(header, field, 1);
        this.separators = Separators.of(field, msh2 == null ? "" : msh2);
    }

    /**
     * Reads a copy of the text without surrounding white space, to which the MLLP bytes 0x0B and 0x1C belong, and with
     * CR as the only line end; empty when it does not start with {@code MSH} and its separators.
     */
    public static Optional<Hl7Message> read(String text) {
        String normalised = text.strip().replace("\r\n", "\r").replace('\n', '\r');
        return startsWithHeader(normalised) ? Optional.of(new Hl7Message(normalised)) : Optional.empty();
    }

    private static boolean startsWithHeader(String text) {
        return text.length() >= SHORTEST
                && text.startsWith(HEADER)
                && text.substring(HEADER.length(), SHORTEST).chars().noneMatch(Hl7Message::cannotSeparate);
    }

    /** A line end separates segments; half a surrogate pair would tear characters apart. */
    private static boolean cannotSeparate(int character) {
        return character == '\r' || Character.isSurrogate((char) character);
    }

    /** The MSH segment; {@code field(2)} is MSH-2, as the standard counts. */
    Segment header() {
        int end = text.indexOf('\r');
        return new Segment(end < 0 ? text : text.substring(0, end), separators);
    }

    /** Whether another message comes after this one. */
    boolean hasSecondHeader() {
        return text.indexOf('\r' + HEADER + separators.field()) > 0;
    }

    Separators separators() {
        return separators;
    }

    /** The first segment of that name that has at least one field separator. Blank lines have no name. */
    Optional<Segment> segment(String name) {
        int start = start(name);
        return start < 0 ? Optional.empty() : Optional.of(new Segment(text.substring(start, end(start)), separators));
    }

    private int start(String name) {
        String opening = name + separators.field();
        int start = 0;
        while (start >= 0 && !text.startsWith(opening, start)) {
            start = afterNextLineEnd(start);
        }
        return start;
    }

    private int end(int start) {
        int end = text.indexOf('\r', start);
        return end < 0 ? text.length() : end;
    }

    /** What stands at a place, as received; empty when nothing does. */
    String raw(FieldPath place) {
        Field field = segment(place.segment())
                .map(segment -> segment.field(place.field()))
                .orElse(new Field("", separators));
        String raw = place.component() == 0 ? field.raw() : field.rawComponent(place.component());
        return raw == null ? "" : raw;
    }

    /** The message with another text at that place; the same message when it has no such segment. */
    Hl7Message with(FieldPath place, String value) {
        int start = start(place.segment());
        if (start < 0) {
            return this;
        }
        Segment changed = new Segment(text.substring(start, end(start)), separators).with(place, value);
        return new Hl7Message(text.substring(0, start) + changed.line() + text.substring(end(start)));
    }

    private int afterNextLineEnd(int start) {
        int end = text.indexOf('\r', start);
        return end < 0 ? -1 : end + 1;
    }

    /** A message that says nothing but MSH-3 and MSH-4. */
    public static Hl7Message header(String application, String facility) {
        return new Hl7Message(
                "MSH|^~\\&|" + EscapeSequences.escape(application) + "|" + EscapeSequences.escape(facility));
    }

    /** What a field of MSH can be known by: its first component, and the field as received. */
    public Set<String> headerValues(int field) {
        Field found = header().field(field);
        String first = found.component(1);
        return first == null || first.equals(found.raw()) ? Set.of(found.raw()) : Set.of(found.raw(), first);
    }

    /** MSH-9 as received, {@code ADT^A02^ADT_A02}. */
    public String messageType() {
        return header().field(9).raw();
    }

    /** MSH-10.1; null when there is none, so that messages without control id are never duplicates of each other. */
    public @Nullable String controlId() {
        return header().field(10).value();
    }

    /** MSH-3 {@code |} MSH-4 as received, the feed this message belongs to. */
    public String sender() {
        return header().field(3).raw() + "|" + header().field(4).raw();
    }
}

package health.polaris.connector.hl7.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message before it is parsed: its text, in which segments are found by name. Any version, any Z segment, any order; a
 * million segments cost no more memory than their text.
 */
public final class MessageText {

    private static final String HEADER = "MSH";
    private static final int SHORTEST = "MSH|^".length();
    private static final int NAME_LENGTH = HEADER.length();
    private static final FieldPath CONTROL_ID = FieldPath.of(HEADER, 10);

    private final String text;
    private final RawSegment header;

    private MessageText(String text) {
        this.text = text;
        this.header = RawSegment.of(text.substring(0, end(0)));
    }

    /** A part of a message. */
    MessageText(String text, RawSegment header) {
        this.text = text;
        this.header = header;
    }

    /**
     * Reads a copy of the text without surrounding white space, to which the MLLP bytes 0x0B and 0x1C belong, and with
     * CR as the only end of segments; empty when it does not start with {@code MSH} and its separators.
     */
    public static Optional<MessageText> of(String text) {
        String normalised = LineEnds.normalised(text.strip());
        return startsWithHeader(normalised) ? Optional.of(new MessageText(normalised)) : Optional.empty();
    }

    /**
     * The MSH alone, of which the text must not have to be decoded.
     *
     * @param beginning of the message, up to its first CR at least
     */
    static Optional<RawSegment> headerIn(String beginning) {
        String line = beginning.length() < SHORTEST
                ? ""
                : beginning.substring(0, LineEnds.endOfHeader(beginning)).strip();
        return startsWithHeader(line) ? Optional.of(RawSegment.of(line)) : Optional.empty();
    }

    private static boolean startsWithHeader(String text) {
        return text.length() >= SHORTEST
                && text.startsWith(HEADER)
                && text.substring(HEADER.length(), SHORTEST).chars().noneMatch(MessageText::cannotSeparate);
    }

    /** A line end separates segments; half a surrogate pair would tear characters apart. */
    private static boolean cannotSeparate(int character) {
        return character == '\r' || character == '\n' || Character.isSurrogate((char) character);
    }

    /** MSH; {@code field(2)} is MSH-2, as the standard counts. */
    public RawSegment header() {
        return header;
    }

    /** MSH-3 {@code |} MSH-4 as received, the feed this message belongs to. */
    public String sender() {
        return sender(header);
    }

    /** The same of a header alone. */
    public static String sender(RawSegment header) {
        return header.field(3) + "|" + header.field(4);
    }

    /** Whether another message comes after this one. */
    public boolean hasSecondHeader() {
        return ownEnd() < text.length();
    }

    /** Where another message begins; what follows is not read. */
    private int ownEnd() {
        int next = text.indexOf('\r' + HEADER + header.separators().getFieldSeparator());
        return next < 0 ? text.length() : next;
    }

    /** The first line that is no segment; empty when every line is one. */
    public Optional<TornLine> tornLine() {
        return TornLine.in(text.substring(0, ownEnd()), header.separators().getFieldSeparator());
    }

    /** The first segment of that name that has at least one field separator. Blank lines have no name. */
    Optional<RawSegment> segment(String name) {
        int start = start(name);
        return start < 0
                ? Optional.empty()
                : Optional.of(new RawSegment(text.substring(start, end(start)), header.separators()));
    }

    /** The segments of that name, one after another. */
    public Stream<RawSegment> segmentsNamed(String name) {
        return every(List.of(name));
    }

    /** Every line that is not blank, one after another. */
    Stream<String> lines() {
        return Stream.iterate(0, start -> start >= 0, start -> {
                    int end = end(start);
                    return end < text.length() ? end + 1 : -1;
                })
                .map(start -> text.substring(start, end(start)))
                .filter(line -> !line.isEmpty());
    }

    /** All segments with one of those names. */
    Stream<RawSegment> every(Collection<String> names) {
        return lines().filter(line -> hasName(line, names)).map(line -> new RawSegment(line, header.separators()));
    }

    boolean hasName(String line, Collection<String> names) {
        return isNamed(line) && names.contains(line.substring(0, NAME_LENGTH));
    }

    /** Only what has at least one field separator has a name. */
    boolean isNamed(String line) {
        return line.length() > NAME_LENGTH
                && line.charAt(NAME_LENGTH) == header.separators().getFieldSeparator();
    }

    /**
     * One part for each PID with what stands behind it, a Z segment behind the last group too. An MRG or PV1 that comes
     * again behind the same PID makes that person come again.
     *
     * @param most to give, and one more when there are more
     */
    public List<PersonPart> persons(int most) {
        return PersonGroups.of(own(), most);
    }

    /** A part of the message in which nothing stands. */
    MessageText nothing() {
        return new MessageText("", header);
    }

    /** This part behind another one of the message. */
    MessageText behind(MessageText other) {
        return other.text.isEmpty() ? this : new MessageText(other.text + '\r' + text, header);
    }

    /** All that is read of it but MSH-10: what a sender who repeats itself says again. */
    public String withoutControlId() {
        return own().with(CONTROL_ID, "").text;
    }

    /** Without what follows a second MSH. */
    private MessageText own() {
        return hasSecondHeader() ? new MessageText(text.substring(0, ownEnd()), header) : this;
    }

    /** Those of the names that the message has, each once, in this order. */
    List<RawSegment> segments(List<String> names) {
        List<RawSegment> found = new ArrayList<>();
        names.forEach(name -> segment(name).ifPresent(found::add));
        return found;
    }

    /** What stands at a place, as received; empty when nothing does. */
    public String at(FieldPath place) {
        return segment(place.segment()).map(segment -> segment.at(place)).orElse("");
    }

    /** The message with another text at that place; the same message when it has no such segment. */
    public MessageText with(FieldPath place, String value) {
        int start = start(place.segment());
        if (start < 0) {
            return this;
        }
        int end = end(start);
        RawSegment changed = new RawSegment(text.substring(start, end), header.separators()).with(place, value);
        return new MessageText(text.substring(0, start) + changed.line() + text.substring(end), header);
    }

    /** The message with nothing at that place, in every segment of that name. */
    public MessageText without(FieldPath place) {
        String opening = place.segment() + header.separators().getFieldSeparator();
        StringBuilder changed = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = end(start);
            boolean meant = text.startsWith(opening, start);
            changed.append(
                    meant
                            ? new RawSegment(text.substring(start, end), header.separators())
                                    .blank(place)
                                    .line()
                            : text.substring(start, end));
            changed.append(end < text.length() ? "\r" : "");
            start = end + 1;
        }
        return new MessageText(changed.toString(), header);
    }

    int length() {
        return text.length();
    }

    /** How many lines have something on them; counts no further than asked. */
    int countSegments(int most) {
        int segments = 0;
        int start = 0;
        while (start >= 0 && segments <= most) {
            int end = end(start);
            segments += end > start ? 1 : 0;
            start = end < text.length() ? end + 1 : -1;
        }
        return segments;
    }

    private int start(String name) {
        String opening = name + header.separators().getFieldSeparator();
        int ownEnd = ownEnd();
        int start = 0;
        while (start >= 0 && !text.startsWith(opening, start)) {
            int end = text.indexOf('\r', start);
            start = end < 0 || end >= ownEnd ? -1 : end + 1;
        }
        return start;
    }

    private int end(int start) {
        int end = text.indexOf('\r', start);
        return end < 0 ? text.length() : end;
    }
}

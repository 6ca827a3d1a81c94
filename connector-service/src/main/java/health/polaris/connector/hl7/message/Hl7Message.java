package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import health.polaris.connector.hl7.charset.CharacterSetRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as HAPI parsed it, once: MSH and the first segment of each name that is read, in HAPI's generic model, which
 * any version and any structure fits into. Segments that nobody asks for are not given to the parser.
 */
public final class Hl7Message {

    /** The segments that are read beside MSH. */
    static final List<String> READ = List.of("EVN", "PID", "PV1", "PV2", "MRG", "MSA");

    private static final int MOST_PERSONS = 500;

    private final MessageText text;
    private final MessageText read;
    private final Map<String, Integer> sequences;
    private final List<PersonPart> persons;
    private final CharacterSetRule charsets;
    private final Message parsed;

    private Hl7Message(
            MessageText text,
            MessageText read,
            Map<String, Integer> sequences,
            List<PersonPart> persons,
            CharacterSetRule charsets,
            Message parsed) {
        this.text = text;
        this.read = read;
        this.sequences = sequences;
        this.persons = persons;
        this.charsets = charsets;
        this.parsed = parsed;
    }

    /** Parses a message; whether it is small enough {@link MessageLimits} say. */
    public static Hl7Message of(MessageText text) {
        return of(text, CharacterSetRule.CONTRACT);
    }

    /** The same. @param charsets in which bytes in escape sequences are looked for */
    public static Hl7Message of(MessageText text, CharacterSetRule charsets) {
        return new Hl7Message(text, text, Map.of(), List.of(), charsets, parsed(text, charsets));
    }

    /** A message that speaks of several, whose segments are those of the first of them. */
    public static Hl7Message of(MessageText text, List<PersonPart> persons, CharacterSetRule charsets) {
        PersonPart first = persons.getFirst();
        MessageText read = first.together();
        return new Hl7Message(text, read, first.sequences(), List.copyOf(persons), charsets, parsed(read, charsets));
    }

    /** Whatever event it is, with all of whom it speaks, up to 500: for somebody who looks for numbers. */
    public static Hl7Message ofAll(MessageText text) {
        List<PersonPart> persons = text.persons(MOST_PERSONS);
        return persons.size() > 1 ? of(text, persons, CharacterSetRule.CONTRACT) : of(text);
    }

    private Hl7Message of(PersonPart person) {
        return new Hl7Message(
                person.own(), person.own(), person.sequences(), List.of(), charsets, parsed(person.own(), charsets));
    }

    private static Message parsed(MessageText text, CharacterSetRule charsets) {
        List<String> lines = new ArrayList<>();
        lines.add(Excerpt.ofHeader(text.header()));
        text.segments(READ).forEach(segment -> lines.add(Excerpt.of(segment)));
        return GenericParser.parse(String.join("\r", lines), text.header(), charsets);
    }

    /** The same message with nothing read: when the parse would be too large, or has failed. */
    public static Hl7Message unparsed(MessageText text) {
        return new Hl7Message(text, text, Map.of(), List.of(), CharacterSetRule.CONTRACT, GenericParser.nothing());
    }

    /** Reads and parses a text; empty when it is no HL7. */
    public static Optional<Hl7Message> read(String text) {
        return MessageText.of(text).map(Hl7Message::of);
    }

    /** The message as received, or as it is to be read where it speaks of one person. */
    public MessageText text() {
        return text;
    }

    /** Of whom it speaks; empty without PID. */
    public List<PersonSegments> persons() {
        return persons.isEmpty()
                ? PersonSegments.of(this).stream().toList()
                : persons.stream()
                        .flatMap(person -> PersonSegments.of(of(person)).stream())
                        .toList();
    }

    /** MSH; {@code field(7)} is MSH-7. */
    public Segment header() {
        return new Segment(GenericParser.segment(parsed, "MSH"), text.header(), 1);
    }

    /** The first segment of that name that has at least one field separator. */
    public Optional<Segment> segment(String name) {
        return has(name)
                ? read.segment(name)
                        .map(raw ->
                                new Segment(GenericParser.segment(parsed, name), raw, sequences.getOrDefault(name, 1)))
                : Optional.empty();
    }

    private boolean has(String name) {
        try {
            return List.of(parsed.getNames()).contains(name) && parsed.getAll(name).length > 0;
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("A name the message has itself given", impossible);
        }
    }

    /** MSH-9 as received, {@code ADT^A02^ADT_A02}. */
    public String messageType() {
        return text.header().field(9);
    }

    /** MSH-10.1; null when there is none, so that messages without control id are never duplicates of each other. */
    public @Nullable String controlId() {
        return text.header().value(10);
    }

    /** MSH-3 {@code |} MSH-4 as received, the feed this message belongs to. */
    public String sender() {
        return text.sender();
    }
}

package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.HL7Exception;

/** A segment as HAPI parsed it, with its raw line for what HAPI's model does not keep. */
public final class Segment {

    private final ca.uhn.hl7v2.model.Segment parsed;
    private final RawSegment raw;
    private final int sequence;

    Segment(ca.uhn.hl7v2.model.Segment parsed, RawSegment raw, int sequence) {
        this.parsed = parsed;
        this.raw = raw;
        this.sequence = sequence;
    }

    public String name() {
        return raw.name();
    }

    /** Which of the segments of that name, counted from 1. */
    public int sequence() {
        return sequence;
    }

    /** The field of that number; a missing one is empty. MSH-1 is the separator itself, so MSH counts from MSH-2. */
    public Field field(int number) {
        try {
            return new Field(parsed.getField(number, 0), raw.field(number), raw.separators());
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("A generic segment has every field", impossible);
        }
    }

    /** Where that field stands. */
    public FieldPath place(int number) {
        return FieldPath.of(name(), number).in(sequence);
    }
}

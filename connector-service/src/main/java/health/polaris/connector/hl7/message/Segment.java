package health.polaris.connector.hl7.message;

import ca.uhn.hl7v2.HL7Exception;

/** A segment as HAPI parsed it, with its raw line for what HAPI's model does not keep. */
public final class Segment {

    private final ca.uhn.hl7v2.model.Segment parsed;
    private final RawSegment raw;

    Segment(ca.uhn.hl7v2.model.Segment parsed, RawSegment raw) {
        this.parsed = parsed;
        this.raw = raw;
    }

    public String name() {
        return raw.name();
    }

    /** The field of that number; a missing one is empty. MSH-1 is the separator itself, so MSH counts from MSH-2. */
    public Field field(int number) {
        try {
            return new Field(parsed.getField(number, 0), raw.field(number), raw.separators());
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("A generic segment has every field", impossible);
        }
    }
}

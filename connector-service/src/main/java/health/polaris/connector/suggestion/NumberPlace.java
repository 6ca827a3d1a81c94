package health.polaris.connector.suggestion;

import health.polaris.connector.hl7.message.Blanks;
import health.polaris.connector.hl7.message.RawSegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the numbers of a patient stand, which is elsewhere in feeds of HL7 2.2 and before: PID-2, the external number, or
 * PID-4, the alternate one; in merges MRG-4 and MRG-2.
 *
 * @param read where they are read
 */
record NumberPlace(String segment, int from, int read) {

    private static final List<NumberPlace> OTHERS = List.of(
            new NumberPlace("PID", 2, 3),
            new NumberPlace("PID", 4, 3),
            new NumberPlace("MRG", 4, 1),
            new NumberPlace("MRG", 2, 1));

    /** That of a segment: where they are read, unless nothing stands there and something does elsewhere. */
    static NumberPlace in(RawSegment segment, int read) {
        String name = segment.name();
        NumberPlace usual = new NumberPlace(name, read, read);
        return usual.saysSomething(segment)
                ? usual
                : OTHERS.stream()
                        .filter(other -> other.segment.equals(name) && other.saysSomething(segment))
                        .findFirst()
                        .orElse(usual);
    }

    private boolean saysSomething(RawSegment segment) {
        String value = Blanks.around(segment.field(from));
        return !value.isEmpty() && !value.equals(RawSegment.HL7_NULL);
    }

    boolean isUsual() {
        return from == read;
    }

    /** The move of a profile that has them read. */
    Map<String, String> move() {
        Map<String, String> move = new LinkedHashMap<>();
        move.put("from", segment + "-" + from);
        move.put("to", segment + "-" + read);
        move.put("when", "empty");
        return move;
    }

    /** {@code PID-2 for PID-3} */
    String told() {
        return "%s-%d for %s-%d".formatted(segment, from, segment, read);
    }
}

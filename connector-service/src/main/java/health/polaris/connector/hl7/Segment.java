package health.polaris.connector.hl7;

import java.util.Set;

/** One line of a message or of the envelope of a batch. */
record Segment(String line, Separators separators) {

    /** The segments that declare separators: their first field is the separator itself. */
    private static final Set<String> HEADERS = Set.of("MSH", "BHS", "FHS");

    private static final int NAME_LENGTH = 3;
    private static final int SHORTEST_HEADER = "BHS|^".length();

    /** {@code BHS|^~\&|…} or {@code BTS|2}, with the separators it shows; a line too short for any gets the usual ones. */
    static Segment ofBatch(String line) {
        if (line.length() < SHORTEST_HEADER) {
            return new Segment(line, Separators.USUAL);
        }
        char field = line.charAt(NAME_LENGTH);
        String declared = isHeader(line) ? Separators.part(line, field, 1) : null;
        return new Segment(line, Separators.of(field, declared == null ? "" : declared));
    }

    private static boolean isHeader(String line) {
        return line.length() >= NAME_LENGTH && HEADERS.contains(line.substring(0, NAME_LENGTH));
    }

    String name() {
        return line.substring(0, 3);
    }

    /** The field of that number; a missing one is empty. MSH-1 is the separator itself, so MSH counts from MSH-2. */
    Field field(int number) {
        String raw = Separators.part(line, separators.field(), index(number));
        return new Field(raw == null ? "" : raw, separators);
    }

    /** The segment with another text at that place. */
    Segment with(FieldPath place, String value) {
        String field = place.component() == 0 ? value : field(place.field()).withComponent(place.component(), value);
        return new Segment(Separators.replaced(line, separators.field(), index(place.field()), field), separators);
    }

    private int index(int number) {
        return isHeader(line) ? number - 1 : number;
    }
}

package health.polaris.connector.hl7;

/** One line of a message. */
record Segment(String line, Separators separators) {

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
        return line.startsWith("MSH") ? number - 1 : number;
    }
}

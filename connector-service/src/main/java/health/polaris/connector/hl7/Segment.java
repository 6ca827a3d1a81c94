package health.polaris.connector.hl7;

/** One line of a message. */
record Segment(String line, Separators separators) {

    String name() {
        return line.substring(0, 3);
    }

    /** The field of that number; a missing one is empty. MSH-1 is the separator itself, so MSH counts from MSH-2. */
    Field field(int number) {
        int index = line.startsWith("MSH") ? number - 1 : number;
        String raw = Separators.part(line, separators.field(), index);
        return new Field(raw == null ? "" : raw, separators);
    }
}

package health.polaris.connector.hl7.escape;

/** What becomes of a line end inside a text that goes out: it would end the segment (contracts/connector.md §9.5). */
public enum LineEndEscape {
    /** {@code \X0D\}, the character by its code, in fields of any type. */
    X0D("\\X0D\\"),
    /** A blank, for receivers that resolve no escape sequences. */
    BLANK(" "),
    /** {@code \.br\}, which the standard has for formatted text alone. */
    FORMATTED("\\.br\\");

    private final String sequence;

    LineEndEscape(String sequence) {
        this.sequence = sequence;
    }

    /** As it is written with that escape character. */
    String written(char escapeCharacter) {
        return sequence.replace('\\', escapeCharacter);
    }
}

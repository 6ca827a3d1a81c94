package health.polaris.integration.access;

/** Whom a path is about, as the caller sees it; the letter stands in the matrix when the caller may. */
enum Whose {
    /** The caller, the caller's tablet, or what is theirs: a patient of the own ward, a message of that ward. */
    OWN('o'),
    /** The caller's ward. */
    WARD('w'),
    /** Of somebody else. */
    OTHER('x');

    private final char letter;

    Whose(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}

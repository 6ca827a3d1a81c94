package health.polaris.connector.observation.oru;

/** In which words of HL7 a receiver gets observations (contracts/connector.md §9.3, §9.4). */
public enum OruVersion {
    V2_6("2.6", "CWE", "DTM"),
    V2_5("2.5", "CE", "TS"),
    V2_4("2.4", "CE", "TS"),
    /** What the Python original sent: it says 2.6, with the types of 2.5 and a word in place of a number that was refused. */
    LEGACY("2.6", "CE", "TS");

    private final String number;
    private final String codedType;
    private final String timeType;

    OruVersion(String number, String codedType, String timeType) {
        this.number = number;
        this.codedType = codedType;
        this.timeType = timeType;
    }

    /** MSH-12. */
    String number() {
        return number;
    }

    /** OBX-2 of a coded value. */
    String codedType() {
        return codedType;
    }

    /** OBX-2 of a time. */
    String timeType() {
        return timeType;
    }

    /** As in site profiles. */
    public String label() {
        return this == LEGACY ? "legacy" : number;
    }
}

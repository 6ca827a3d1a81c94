package health.polaris.connector.observation.oru;

import java.util.List;

/**
 * In which words of HL7 a receiver gets observations (contracts/connector.md §9.3, §9.4).
 *
 * @param label as in site profiles
 * @param number MSH-12
 * @param codedType OBX-2 of a coded value
 * @param timeType OBX-2 of a time
 */
public record OruVersion(String label, String number, String codedType, String timeType) {

    public static final OruVersion V2_6 = new OruVersion("2.6", "2.6", "CWE", "DTM");
    public static final OruVersion V2_5 = new OruVersion("2.5", "2.5", "CE", "TS");
    public static final OruVersion V2_4 = new OruVersion("2.4", "2.4", "CE", "TS");

    /** What the Python original sent: it says 2.6, with the types of 2.5 and a word in place of a number that was refused. */
    public static final OruVersion LEGACY = new OruVersion("legacy", "2.6", "CE", "TS");

    public static final List<OruVersion> ALL = List.of(V2_6, V2_5, V2_4, LEGACY);
}

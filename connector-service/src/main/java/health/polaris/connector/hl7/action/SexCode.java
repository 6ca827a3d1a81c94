package health.polaris.connector.hl7.action;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Administrative sex (PID-8, HL7 table 0001 and the NHS digits) as SNOMED CT code. */
public final class SexCode {

    private static final String MALE = "248153007";
    private static final String FEMALE = "248152002";
    private static final String INDETERMINATE = "32570681000036106";
    private static final String UNKNOWN = "184115007";

    private SexCode() {}

    public static String of(@Nullable String pid8) {
        return switch (pid8 == null ? "" : pid8.toUpperCase(Locale.ROOT)) {
            case "1", "M" -> MALE;
            case "2", "F" -> FEMALE;
            case "4", "I" -> INDETERMINATE;
            default -> UNKNOWN;
        };
    }

    /** The letter for PID-8 (HL7 table 0001); unknown for null and for codes of any other meaning. */
    public static String letter(@Nullable String code) {
        return switch (digit(code)) {
            case "1" -> "M";
            case "2" -> "F";
            case "4" -> "O";
            default -> "U";
        };
    }

    /** The digit of the NHS for PID-8; unknown for null and for codes of any other meaning. */
    public static String digit(@Nullable String code) {
        return switch (code == null ? UNKNOWN : code) {
            case MALE -> "1";
            case FEMALE -> "2";
            case INDETERMINATE -> "4";
            default -> "3";
        };
    }
}

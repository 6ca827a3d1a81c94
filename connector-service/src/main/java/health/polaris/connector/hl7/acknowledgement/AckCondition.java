package health.polaris.connector.hl7.acknowledgement;

import org.jspecify.annotations.Nullable;

/** HL7 table 0155: when an acknowledgement is wanted. */
enum AckCondition {
    /** Always. */
    AL,
    /** Never. */
    NE,
    /** When there is something to complain about. */
    ER,
    /** On success. */
    SU;

    /** Empty beside a field that is not is NE; a word that is none of these is AL, because an answer too many harms less. */
    static AckCondition of(@Nullable String value) {
        if (value == null) {
            return NE;
        }
        return switch (value) {
            case "NE" -> NE;
            case "ER" -> ER;
            case "SU" -> SU;
            default -> AL;
        };
    }

    boolean holds(boolean success) {
        return switch (this) {
            case AL -> true;
            case NE -> false;
            case ER -> !success;
            case SU -> success;
        };
    }
}
